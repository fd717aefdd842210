package io.netfutures.app;

import io.netfutures.app.chapter.NetmikoWords;
import io.netfutures.app.chapter.PythonLog;
import io.netfutures.app.script.Lessons;
import io.netfutures.app.terminal.SystemTty;
import io.netfutures.app.work.Choice;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.Site;
import io.netfutures.concurrent.Policy;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.python.PythonText;
import io.netfutures.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the programs in {@code scripts/lessons} share: their devices, the connections to them, and Python's {@code print},
 * {@code pprint} and {@code logging}. The devices are the lab's three routers, or with {@code -i FILE} real ones. The lab's routers
 * take as long to answer as the chapter's did, so that things happen in the same order.
 */
public final class Lesson implements AutoCloseable {
    private static final PythonLog LOG = PythonLog.to(System.err);

    private final Site site;
    private final List<Device> devices;

    private Lesson(Site site, List<Device> devices) {
        this.site = site;
        this.devices = devices;
    }

    /**
     * Opens the lab, or the inventory that {@code -i FILE} names in {@code arguments}; {@code -d SET} selects from it.
     * Close the lesson when done.
     */
    public static Lesson open(String... arguments) throws InterruptedException {
        Site site = Site.open(new SystemTty().console(), Choice.of(arguments), RunSettings.NONE);
        Map<Device, Device> complete = site.complete(site.inventory().devices());
        List<Device> devices = site.inventory().devices().stream()
                .map(each -> complete.getOrDefault(each, each))
                .toList();
        site.prepare(devices);
        return new Lesson(site, devices).withThinkTime(Lessons.THINK_TIME);
    }

    /** Makes the lab's router of this name refuse every password; real devices are unaffected. */
    public Lesson withWrongPasswordAt(String name) {
        site.lab().ifPresent(lab -> lab.router(name).refuseLogins(true));
        return this;
    }

    /** Makes the lab's routers wait this long before they answer a show command; real devices are unaffected. */
    public Lesson withThinkTime(Duration time) {
        site.lab().ifPresent(lab -> lab.routers().forEach(router -> router.think(time)));
        return this;
    }

    /** The devices, in the order of the inventory. */
    public List<Device> devices() {
        return devices;
    }

    /** A scope that names its threads like Python's {@code ThreadPoolExecutor(max_workers=workers)}. */
    public TaskScope executor(int workers) {
        return TaskScope.open("ThreadPoolExecutor-0", Workers.of(workers), Policy.COLLECT);
    }

    /** Connects to a device and logs in. Blocks until its prompt has arrived; see {@link io.netfutures.ssh.Ssh}. */
    public Session connect(Device device) throws DeviceException, InterruptedException {
        return site.ssh().connect(device, Progress.NONE);
    }

    /** The folder for a lesson's files: the current directory. */
    public Path folder() {
        return Path.of("");
    }

    /** Disconnects, and stops the lab. */
    @Override
    public void close() {
        site.close();
    }

    /** Python's {@code print}. */
    public static void print(@Nullable Object value) {
        System.out.println(value instanceof CharSequence text ? text : PythonText.repr(value));
    }

    /** Python's {@code pprint}, in 80 columns. */
    public static void pprint(@Nullable Object value) {
        pprint(value, 80);
    }

    /** Python's {@code pprint(value, width=width)}. */
    public static void pprint(@Nullable Object value, int width) {
        System.out.println(PythonText.pprint(value, width));
    }

    /** Python's {@code logging.info}. */
    public static void info(String message) {
        LOG.info(message);
    }

    /** Python's {@code logging.warning}. */
    public static void warning(String message) {
        LOG.warning(message);
    }

    /** Writes a line to the log without the name of the thread. */
    public static void plain(String message) {
        System.err.println(message);
    }

    /** The time of day, as {@code datetime.now().time()} prints it. */
    public static String now() {
        return LOG.now();
    }

    /** The words of netmiko 2.4 for this failure. */
    public static String netmiko(DeviceException failure) {
        return NetmikoWords.text(failure);
    }

    /** Python's {@code str.center}: with an odd padding, the shorter part is on the left if the width is even. */
    public static String center(String text, int width, char fill) {
        int padding = Math.max(0, width - text.length());
        int left = padding / 2 + (padding & width & 1);
        return Character.toString(fill).repeat(left)
                + text
                + Character.toString(fill).repeat(padding - left);
    }

    /** The time since {@code start}, as Python prints a {@code timedelta}: {@code 0:00:05.004949}. */
    public static String elapsed(Instant start) {
        return timedelta(Duration.between(start, Instant.now()));
    }

    static String timedelta(Duration time) {
        String days = time.toDays() == 0 ? "" : time.toDays() + (time.toDays() == 1 ? " day, " : " days, ");
        long micros = time.toNanosPart() / 1000;
        return days
                + String.format(
                        Locale.ROOT, "%d:%02d:%02d", time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart())
                + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros));
    }
}
