// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;

/**
 * The Vietnamese calendar by the rules that Hồ Ngọc Đức published ("Computing the Vietnamese lunar calendar"): a month begins on
 * the day of a new moon at UTC+7, the eleventh holds the winter solstice, and of thirteen months from one eleventh to the next the
 * first without a principal term is the leap month. Positions of sun and moon are Meeus' series.
 */
final class PublishedCalendar {
    private static final double ZONE_DAYS = 7 / 24.0;
    private static final double SYNODIC_MONTH = 29.530588853;
    /** Julian date of the new moon that is counted as number 0: January 1900. */
    private static final double FIRST_NEW_MOON = 2415021.076998695;

    private PublishedCalendar() {}

    /** From the month that holds the winter solstice of a year up to the one that holds that of a later year. */
    static List<LunarMonth> months(int fromYear, int toYear) {
        List<LunarMonth> months = new ArrayList<>();
        for (int year = fromYear; year < toYear; year++) {
            months.addAll(between(eleventh(year), eleventh(year + 1)));
        }
        return months;
    }

    /** @param k the number of the new moon that an eleventh month begins with, {@code next} that of the next one */
    private static List<LunarMonth> between(int k, int next) {
        boolean hasLeap = next - k == 13;
        List<LunarMonth> months = new ArrayList<>();
        int number = 11;
        boolean leapGiven = false;
        for (int i = k; i < next; i++) {
            boolean leap = hasLeap && !leapGiven && i > k && sector(newMoonDay(i)) == sector(newMoonDay(i + 1));
            if (i > k && !leap) {
                number = number % 12 + 1;
            }
            leapGiven |= leap;
            LocalDate first = date(newMoonDay(i));
            int length = (int) ChronoUnit.DAYS.between(first, date(newMoonDay(i + 1)));
            months.add(new LunarMonth(first, number, leap, length));
        }
        return months;
    }

    /** The number of the last new moon not after the winter solstice, when the sun passes 270 degrees. */
    private static int eleventh(int year) {
        long endOfYear = LocalDate.of(year, 12, 31).getLong(JulianFields.JULIAN_DAY);
        int k = (int) Math.floor((endOfYear - FIRST_NEW_MOON) / SYNODIC_MONTH) + 1;
        while (newMoonDay(k) > endOfYear || sector(newMoonDay(k)) >= 9) {
            k--;
        }
        return k;
    }

    /** In which twelfth of its way, from the spring equinox on, the sun is when a day begins at UTC+7. */
    private static int sector(long day) {
        return (int) Math.floor(sunLongitude(day - 0.5 - ZONE_DAYS) / 30);
    }

    /** The day at UTC+7 of a new moon. */
    private static long newMoonDay(int k) {
        return (long) Math.floor(newMoon(k) + 0.5 + ZONE_DAYS);
    }

    private static LocalDate date(long julianDay) {
        return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, julianDay);
    }

    /** Apparent longitude in degrees, 0 to 360. */
    private static double sunLongitude(double julianDate) {
        double t = (julianDate - 2451545.0) / 36525;
        double anomaly = 357.52910 + t * (35999.05030 - t * (0.0001559 + 0.00000048 * t));
        double mean = 280.46645 + t * (36000.76983 + 0.0003032 * t);
        double centre = (1.914600 - t * (0.004817 + 0.000014 * t)) * sine(anomaly)
                + (0.019993 - 0.000101 * t) * sine(2 * anomaly)
                + 0.000290 * sine(3 * anomaly);
        double longitude = mean + centre;
        return longitude - 360 * Math.floor(longitude / 360);
    }

    private static double newMoon(int k) {
        double t = k / 1236.85;
        double mean = 2415020.75933
                + 29.53058868 * k
                + t * t * (0.0001178 - 0.000000155 * t)
                + 0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t * t);
        double sun = 359.2242 + 29.10535608 * k - t * t * (0.0000333 + 0.00000347 * t);
        double moon = 306.0253 + 385.81691806 * k + t * t * (0.0107306 + 0.00001236 * t);
        double latitude = 21.2964 + 390.67050646 * k - t * t * (0.0016528 + 0.00000239 * t);
        double correction = (0.1734 - 0.000393 * t) * sine(sun)
                + 0.0021 * sine(2 * sun)
                - 0.4068 * sine(moon)
                + 0.0161 * sine(2 * moon)
                - 0.0004 * sine(3 * moon)
                + 0.0104 * sine(2 * latitude)
                - 0.0051 * sine(sun + moon)
                - 0.0074 * sine(sun - moon)
                + 0.0004 * sine(2 * latitude + sun)
                - 0.0004 * sine(2 * latitude - sun)
                - 0.0006 * sine(2 * latitude + moon)
                + 0.0010 * sine(2 * latitude - moon)
                + 0.0005 * sine(2 * moon + sun);
        double clock = -0.000278 + 0.000265 * t + 0.000262 * t * t;
        return mean + correction - clock;
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
