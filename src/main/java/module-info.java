/**
 * Show and configuration commands on many network devices over SSH, each as a visible future, and a lab of simulated devices.
 *
 * <p>Begin at {@link io.netfutures.fleet.Fleet} for many devices, at {@link io.netfutures.ssh.Ssh} for one, and at
 * {@link io.netfutures.concurrent.TaskScope} for tasks that have nothing to do with devices. The command line is in this module too,
 * and is not exported; what only it needs is {@code static}.
 */
@SuppressWarnings("requires-automatic") // MINA has a name for modules, but no descriptor.
module io.netfutures {
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires org.apache.sshd.osgi;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires static info.picocli;
    requires static io.github.javadiffutils;
    requires static java.compiler;
    requires static java.desktop;
    requires static jinjava;
    requires static org.eclipse.jgit;
    requires static org.jline.nativ;
    requires static org.jline.reader;
    requires static org.jline.terminal;

    exports io.netfutures.change;
    exports io.netfutures.concurrent;
    exports io.netfutures.condition;
    exports io.netfutures.configuration;
    exports io.netfutures.device;
    exports io.netfutures.fleet;
    exports io.netfutures.inventory;
    exports io.netfutures.journal;
    exports io.netfutures.journal.rows;
    exports io.netfutures.lab;
    exports io.netfutures.lab.box;
    exports io.netfutures.nodeset;
    exports io.netfutures.parse;
    exports io.netfutures.platform;
    exports io.netfutures.secret;
    exports io.netfutures.session;
    exports io.netfutures.ssh;
    exports io.netfutures.yaml;
}
