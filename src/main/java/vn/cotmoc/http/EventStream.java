// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

/**
 * One listener to Server-Sent Events. Nothing here ever waits for the network: of events that come faster than the line
 * takes them only the last is kept, so an event has to be whole in itself. Any thread.
 */
public interface EventStream {
    /** The id of the last event that this listener had before its line broke; empty when there was none. */
    String lastId();

    void send(String id, String event, String data);

    /** A comment that shows both ends the line still holds. Cuts the line if the last event has not gone through yet. */
    void beat();

    /** Whether someone may still be listening: the line holds and the token that opened it counts. */
    boolean isOpen();

    void close();
}
