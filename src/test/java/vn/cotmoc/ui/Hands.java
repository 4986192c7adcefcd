// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A person's hands at the keyboard, the mouse and the glass of a phone: the browser does at each event what it does at theirs. */
public final class Hands {
    /** More steps than any view of the page has places. */
    private static final int MOST_STEPS = 150;

    private static final int CTRL = 2;
    private static final int NOTCH_PX = 100;
    private static final int PINCH_STEPS = 5;
    private static final int FINGER_PX = 40;
    private static final Map<String, Integer> CODES =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, "Home", 36, "ArrowLeft", 37, "+", 187, "-", 189);

    private final Chromium browser;

    public Hands(Chromium browser) {
        this.browser = browser;
    }

    public void press(String key) {
        for (String kind : List.of("keyDown", "keyUp")) {
            Map<String, Object> event = new HashMap<>(
                    Map.of("type", kind, "key", key, "windowsVirtualKeyCode", CODES.getOrDefault(key, 0)));
            if (key.equals("Enter")) {
                event.put("text", "\r");
            }
            browser.command("Input.dispatchKeyEvent", event);
        }
    }

    /** Letters, where the focus is. */
    public void write(String words) {
        browser.command("Input.insertText", Map.of("text", words));
    }

    /** Goes on with the tab key until what bears these words has the focus, and shows that it has. */
    public void tabTo(String words) {
        browser.await("find_('a, button, input, select, textarea, [tabindex]', " + Chromium.quoted(words) + ")");
        String there = "name_(document.activeElement).includes(" + Chromium.quoted(words) + ")"
                + " && document.activeElement !== document.body";
        for (int i = 0; i < MOST_STEPS; i++) {
            press("Tab");
            if (browser.run(there).asBoolean()) {
                assertThat(browser.run("((one) => [one, one.parentElement].some((it) =>"
                                        + " getComputedStyle(it).outlineStyle !== 'none'))(document.activeElement)")
                                .asBoolean())
                        .as("the focus on %s is seen", words)
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("The tab key does not come to: " + words);
    }

    /** Does by keyboard alone what a click would. */
    public void use(String words) {
        tabTo(words);
        press("Enter");
    }

    /** Turns the wheel with Ctrl held down over the middle of an element, towards the person if above 0. */
    public void wheel(String selector, int notches) {
        double[] at = middle(selector);
        for (int i = 0; i < Math.abs(notches); i++) {
            browser.command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            "mouseWheel",
                            "x",
                            at[0],
                            "y",
                            at[1],
                            "deltaX",
                            0,
                            "deltaY",
                            NOTCH_PX * Integer.signum(notches),
                            "modifiers",
                            CTRL));
        }
    }

    /** A finger on the middle of an element, and off again. */
    public void tap(String selector) {
        double[] at = middle(selector);
        browser.command(
                "Input.dispatchTouchEvent",
                Map.of("type", "touchStart", "touchPoints", List.of(Map.of("x", at[0], "y", at[1]))));
        lift();
    }

    /** Two fingers that part on an element until they are so many times as far from each other. */
    public void spread(String selector, double factor) {
        double[] at = middle(selector);
        touch("touchStart", at, FINGER_PX);
        for (int i = 1; i <= PINCH_STEPS; i++) {
            touch("touchMove", at, FINGER_PX * (1 + (factor - 1) * i / PINCH_STEPS));
        }
        lift();
    }

    private void lift() {
        browser.command("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    }

    private void touch(String kind, double[] at, double apart) {
        List<Map<String, Double>> points = DoubleStream.of(-apart / 2, apart / 2)
                .mapToObj(by -> Map.of("x", at[0] + by, "y", at[1]))
                .toList();
        browser.command("Input.dispatchTouchEvent", Map.of("type", kind, "touchPoints", points));
    }

    private double[] middle(String selector) {
        browser.await("document.querySelector(" + Chromium.quoted(selector) + ")");
        JsonNode box = browser.run("((one) => [one.x + one.width / 2, one.y + one.height / 2])(document.querySelector("
                + Chromium.quoted(selector) + ").getBoundingClientRect())");
        return new double[] {box.get(0).asDouble(), box.get(1).asDouble()};
    }
}
