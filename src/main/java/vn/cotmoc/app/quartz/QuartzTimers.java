// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.quartz;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.DateBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;

/** Runs tasks at their times until closed. A task that fails is logged and comes again at its next time. */
public final class QuartzTimers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzTimers.class);
    private static final String TASK = "task";

    private final Scheduler scheduler;

    public QuartzTimers() {
        var settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", "cotmoc-" + System.identityHashCode(this));
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.put("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.put("org.quartz.threadPool.threadCount", "2");
        settings.put("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.put("org.quartz.threadPool.threadNamePrefix", "timer");
        settings.put("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        try {
            scheduler = new StdSchedulerFactory(settings).getScheduler();
            scheduler.start();
        } catch (SchedulerException e) {
            throw broken(e);
        }
    }

    /** Begins at once; when a run takes longer than its interval, the next follows it. */
    public void every(Duration interval, String name, Runnable task) {
        schedule(
                name,
                task,
                TriggerBuilder.newTrigger()
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(interval.toMillis())
                                .repeatForever()
                                .withMisfireHandlingInstructionNextWithRemainingCount())
                        .build());
    }

    /** Once, soon. */
    public void once(String name, Runnable task) {
        schedule(name, task, TriggerBuilder.newTrigger().startNow().build());
    }

    /** Once, when so much time has passed. */
    public void onceAfter(Duration delay, String name, Runnable task) {
        Date at = DateBuilder.futureDate((int) delay.toMillis(), DateBuilder.IntervalUnit.MILLISECOND);
        schedule(name, task, TriggerBuilder.newTrigger().startAt(at).build());
    }

    /** At a local time every day. */
    public void daily(int hour, int minute, ZoneId zone, String name, Runnable task) {
        schedule(
                name,
                task,
                TriggerBuilder.newTrigger()
                        .withSchedule(CronScheduleBuilder.dailyAtHourAndMinute(hour, minute)
                                .inTimeZone(TimeZone.getTimeZone(zone))
                                .withMisfireHandlingInstructionFireAndProceed())
                        .build());
    }

    private void schedule(String name, Runnable task, Trigger trigger) {
        try {
            scheduler.scheduleJob(
                    JobBuilder.newJob(Task.class)
                            .withIdentity(name)
                            .usingJobData(new JobDataMap(Map.of(TASK, task)))
                            .build(),
                    trigger);
        } catch (SchedulerException e) {
            throw broken(e);
        }
    }

    /** Quartz makes it anew for each run; public because Quartz must see it. */
    @DisallowConcurrentExecution
    public static final class Task implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            try {
                if (context.getMergedJobDataMap().get(TASK) instanceof Runnable task) {
                    task.run();
                }
            } catch (RuntimeException e) {
                LOG.error(
                        "A timer's task failed. task={}",
                        context.getJobDetail().getKey().getName(),
                        e);
            }
        }
    }

    private static Fault broken(SchedulerException cause) {
        return Fault.broken("timers", String.valueOf(cause.getMessage())).causedBy(cause);
    }

    /** A task that is running is not waited for. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            throw broken(e);
        }
    }
}
