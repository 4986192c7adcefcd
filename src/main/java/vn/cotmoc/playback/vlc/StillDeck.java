// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.playback.Order;

/**
 * A still picture, drawn by the child itself for as long as it is due: libVLC ends a JPEG without a JFIF header after a
 * second.
 */
final class StillDeck implements Deck {
    private final long play;
    private volatile @Nullable Canvas canvas;
    private volatile Count count = new Count(0, 0);
    private boolean closed;

    StillDeck(Order.Preroll order, Stage stage, Listener listener) {
        play = order.play();
        var painter = new Thread(() -> paint(order, stage, listener), "still-" + play);
        painter.setDaemon(true);
        painter.start();
    }

    private void paint(Order.Preroll order, Stage stage, Listener listener) {
        Optional<String> lack = Deck.findLack(order);
        if (lack.isPresent()) {
            listener.failed(this, lack.get());
            return;
        }
        try {
            Placement placement = stage.placement(order);
            Area upright = stage.rotation().turned(placement.width(), placement.height());
            BufferedImage picture = scaled(read(order.file(), upright), upright);
            Canvas fresh = stage.newCanvas(placement);
            fresh.write(turned(picture, stage.rotation()));
            keep(fresh);
            listener.ready(this);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            listener.failed(this, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void keep(Canvas fresh) {
        if (closed) {
            fresh.close();
            return;
        }
        canvas = fresh;
        count = new Count(1, System.nanoTime());
    }

    /** Reads no more pixels than are shown: a photograph of 50 megapixels would not fit into the child's memory. */
    private static BufferedImage read(Path file, Area shown) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            if (input == null) {
                throw new IOException("it cannot be opened");
            }
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("it is no picture");
            }
            ImageReader reader = readers.next();
            reader.setInput(input);
            ImageReadParam param = reader.getDefaultReadParam();
            int every = Math.max(1, Math.min(reader.getWidth(0) / shown.width(), reader.getHeight(0) / shown.height()));
            param.setSourceSubsampling(every, every, 0, 0);
            BufferedImage picture = reader.read(0, param);
            reader.dispose();
            return picture;
        }
    }

    private static BufferedImage scaled(BufferedImage picture, Area size) {
        var scaled = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, size.width(), size.height(), null);
        pen.dispose();
        return scaled;
    }

    private static int[] turned(BufferedImage picture, Rotation rotation) {
        var size = new Area(0, 0, picture.getWidth(), picture.getHeight());
        int[] turned = new int[size.width() * size.height()];
        int[] line = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            rotation.turn(picture.getRGB(0, y, size.width(), 1, line, 0, size.width()), y, size, turned);
        }
        return turned;
    }

    @Override
    public long play() {
        return play;
    }

    @Override
    public synchronized void show(Stage stage) {
        Canvas shown = canvas;
        if (shown != null) {
            stage.show(shown);
        }
    }

    @Override
    public void roll() {
        // A still does not move.
    }

    @Override
    public Optional<SoundTrack> sound() {
        return Optional.empty();
    }

    @Override
    public Count count() {
        return count;
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public synchronized Lattice lattice(Stage stage) {
        Canvas shown = canvas;
        return shown == null
                ? Lattice.of(stage.width(), stage.height(), (x, y) -> 0)
                : shown.lattice(stage.width(), stage.height());
    }

    @Override
    public synchronized void close() {
        closed = true;
        Canvas shown = canvas;
        if (shown != null) {
            canvas = null;
            shown.close();
        }
    }
}
