// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries the mix to the sound card for as long as the child lives: one thread, one device, open throughout, as many a card takes
 * no second. A machine without a card plays silently; one that comes later is found.
 */
final class Loudspeaker implements Runnable {
    private static final long LOOK_AGAIN_NS = TimeUnit.SECONDS.toNanos(10);
    /** Where no device was set apart for a screen. */
    private static final String DEFAULT = "default";

    private final Mixer mixer;
    private final String own;

    /** @param screen whose sound goes to ALSA's {@code cotmoc-SCREEN}, if its settings define one, else to its default */
    Loudspeaker(Mixer mixer, String screen) {
        this.mixer = mixer;
        this.own = "cotmoc-" + screen;
    }

    void start() {
        var thread = new Thread(this, "loudspeaker");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        String told = "";
        while (true) {
            try (AlsaDevice device = open()) {
                told = "";
                play(device);
            } catch (IOException | LinkageError e) {
                String trouble = String.valueOf(e.getMessage());
                if (!trouble.equals(told)) {
                    System.err.println("no sound: " + trouble);
                    told = trouble;
                }
            }
            LockSupport.parkNanos(this, LOOK_AGAIN_NS);
        }
    }

    private AlsaDevice open() throws IOException {
        try {
            return new AlsaDevice(own);
        } catch (IOException e) {
            return new AlsaDevice(DEFAULT);
        }
    }

    private void play(AlsaDevice device) throws IOException {
        short[] samples = new short[Mixer.BLOCK_FRAMES * SoundTrack.CHANNELS];
        while (true) {
            mixer.mix(samples, System.nanoTime() + device.delayNs());
            device.write(samples);
        }
    }
}
