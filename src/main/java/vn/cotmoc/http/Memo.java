// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when somebody first asks for it, and then kept: a start has no time for it. Any thread. */
public final class Memo<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    /** @param make called once; again where it failed */
    public Memo(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        if (known == null) {
            known = make.get();
            made = known;
        }
        return known;
    }
}
