// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.http.Metrics;
import vn.cotmoc.http.Route;
import vn.cotmoc.http.Service;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.Takeovers;
import vn.cotmoc.time.Clock;

/** All calls of a node under {@code /api/v1}. */
public final class Api implements AutoCloseable {
    private final NodeFacts facts;
    private final List<Route> routes = new ArrayList<>();
    private final StatusFeed feed;

    /**
     * Ready to be served.
     *
     * @param key the node's own; it signs heads
     * @param metrics are given the figures of this room
     */
    public Api(
            NodeFacts facts,
            Wall wall,
            Playlists playlists,
            Takeovers takeovers,
            MediaStore media,
            Uploads uploads,
            JournalReader journal,
            Audit audit,
            Incidents incidents,
            NodeKey key,
            Metrics metrics,
            Clock clock) {
        this.facts = facts;
        var reader = new StatusReader(facts, wall, playlists, journal, incidents, clock);
        feed = new StatusFeed(reader, clock);
        routes.addAll(new StatusRoutes(reader, feed).all());
        routes.addAll(new PlaylistRoutes(facts, playlists, media, wall).all());
        routes.addAll(new TakeoverRoutes(facts, wall, takeovers).all());
        routes.addAll(new UploadRoutes(uploads).all());
        routes.add(new PreviewRoute(wall, playlists).route());
        routes.addAll(new JournalRoutes(journal, key).all());
        routes.addAll(new IncidentRoutes(facts, incidents, journal, clock).all());
        routes.addAll(new NodeRoutes(facts, new Snapshots(wall, clock), audit).all());
        metrics.gauge("cotmoc_status_listeners", "Listeners to /events.", feed::count);
    }

    /** What the web server is to serve, together with other rooms' routes: those of the page. */
    public Service service(List<Route> others) {
        List<Route> all = new ArrayList<>(routes);
        all.addAll(others);
        return new Service(
                all, Statuses.BY_CODE, Schemas::components, Schemas::examples, Statuses.EXAMPLES, facts.version());
    }

    @Override
    public void close() {
        feed.close();
    }

    /** The HTTP status with which a fault is told here, for those that act without the API. */
    public static int status(Fault fault) {
        return Service.status(fault, Statuses.BY_CODE);
    }
}
