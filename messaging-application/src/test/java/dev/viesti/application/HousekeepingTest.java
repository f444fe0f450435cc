package dev.viesti.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.StorageUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    @Test
    void what_was_swept_stays_swept_when_the_rest_can_not_be() throws IOException {
        var storage = AlteredStorage.unreliable();
        var scene = new Scene(storage);
        var housekeeping = scene.viesti.housekeeping();
        scene.contacted();
        var unused = scene.viesti.files().upload(scene.aino, "a.txt", new ByteArrayInputStream(new byte[] {1}));
        scene.pass(Duration.ofDays(4));

        storage.failAfter(2);
        assertThatThrownBy(housekeeping::sweep).isInstanceOf(StorageUnavailable.class);
        assertThat(housekeeping.sweep()).as("the event, without " + unused).isOne();
    }
}
