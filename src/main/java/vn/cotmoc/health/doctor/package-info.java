// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What is wrong with this machine, and the command that mends it: what {@code cotmoc doctor} tells.
 *
 * <p>Each class looks at one side of the machine and gives its {@link vn.cotmoc.health.doctor.Finding}s; nothing is changed,
 * and what could take the process down is loaded in a child. Sentences stand in the bundle under {@code doctor.CODE}. Begin with
 * {@link vn.cotmoc.health.doctor.Finding}.
 */
@NullMarked
package vn.cotmoc.health.doctor;

import org.jspecify.annotations.NullMarked;
