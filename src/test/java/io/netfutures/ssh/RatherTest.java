package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.lab.Lab;
import io.netfutures.session.Session;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands in another form, which a device may refuse. */
class RatherTest {
    @Test
    void what_a_device_refuses_in_another_form_is_sent_as_it_is() throws Exception {
        Device router = Device.of("192.168.100.1", "cisco_ios", Credentials.of("cisco", "cisco"));
        try (Lab lab = Lab.start(List.of(router));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Session session = ssh.connect(router, Progress.NONE)) {
            session.enable();
            Reply reply = session.show(Task.Show.of("sh privilege", "sh clock", "sh version")
                    .sending(Map.of("sh privilege", "show privilege", "sh clock", "sh clock in json")));
            assertThat(reply.outputs())
                    .extracting(Reply.Output::command)
                    .containsExactly("show privilege", "sh clock", "sh version");
            assertThat(reply.outputs().get(1).text()).contains("UTC");
        }
    }
}
