// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

class FakeAcceptancesTest extends AcceptancesContract {
    private final FakeAcceptances acceptances = new FakeAcceptances();

    @Override
    protected Acceptances reopen() {
        return acceptances;
    }
}
