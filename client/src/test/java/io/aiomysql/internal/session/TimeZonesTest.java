package io.aiomysql.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TimeZones zones = new TimeZones(BERLIN, "Europe/Berlin");

    @Test
    void theDeclaredZoneIsInForceUntilTheServerReportsAnother() {
        assertThat(zones.inForce("")).isEqualTo(BERLIN);
        assertThat(zones.inForce("Europe/Berlin")).isEqualTo(BERLIN);
    }

    @Test
    void offsetsAndNamesThatJavaKnowsAreUsed() {
        assertThat(zones.inForce("+05:30")).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(zones.inForce("-13:59")).isEqualTo(ZoneOffset.ofHoursMinutes(-13, -59));
        assertThat(zones.inForce("+00:00")).isEqualTo(ZoneOffset.UTC);
        assertThat(zones.inForce("America/New_York")).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(new TimeZones(null, "").inForce("+01:00")).isEqualTo(ZoneOffset.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM", "posix/Europe/Berlin", "EUROPE/BERLIN", "+99:00", "?"})
    void anotherOneIsNotKnown(String reported) {
        assertThat(zones.inForce(reported)).isNull();
    }

    @Test
    void whatTheLoginReportedIsTheZoneThatIsDeclaredForIt() {
        assertThat(new TimeZones(BERLIN, "SYSTEM").inForce("SYSTEM")).isEqualTo(BERLIN);
        assertThat(new TimeZones(null, "SYSTEM").inForce("SYSTEM")).isNull();
    }
}
