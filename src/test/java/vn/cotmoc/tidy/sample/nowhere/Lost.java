// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.nowhere;

/** In no room of the house. */
public record Lost() {}
