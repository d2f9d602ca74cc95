package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ServerFamily;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorNamesTest {

    @ParameterizedTest
    @CsvSource({
        "1004, ER_CANT_CREATE_FILE, ER_CANT_CREATE_FILE",
        "1062, ER_DUP_ENTRY, ER_DUP_ENTRY",
        "1265, WARN_DATA_TRUNCATED, WARN_DATA_TRUNCATED",
        "1927, , ER_CONNECTION_KILLED",
        "3572, ER_LOCK_NOWAIT, ",
        "4025, ER_INNODB_AUTOEXTEND_SIZE_OUT_OF_RANGE, ER_CONSTRAINT_FAILED",
        "4031, ER_CLIENT_INTERACTION_TIMEOUT, ER_REFERENCED_TRG_DOES_NOT_EXIST",
        "6138, ER_TO_VECTOR_CONVERSION, ",
        "0, , ",
        "65535, , ",
    })
    void eachFamilyHasItsNames(int code, String mySql, String mariaDb) {
        assertThat(ErrorNames.find(code, ServerFamily.MYSQL)).isEqualTo(mySql);
        assertThat(ErrorNames.find(code, ServerFamily.MARIADB)).isEqualTo(mariaDb);
    }

    @Test
    void ofAnUnknownServerOnlyWhatIsCertainHasAName() {
        assertThat(ErrorNames.find(1040, null)).isEqualTo("ER_CON_COUNT_ERROR");
        assertThat(ErrorNames.find(1927, null)).isEqualTo("ER_CONNECTION_KILLED");
        assertThat(ErrorNames.find(4031, null)).isNull();
    }

    @ParameterizedTest
    @EnumSource(ServerFamily.class)
    void theListsAreWholeAndTheirNamesAreNames(ServerFamily family) {
        long names = IntStream.range(0, 65_536)
                .mapToObj(code -> ErrorNames.find(code, family))
                .filter(name -> name != null)
                .peek(name -> assertThat(name).matches("(ER|WARN)_[A-Z0-9_]+"))
                .count();

        assertThat(names).isGreaterThan(1_200);
    }

    @ParameterizedTest
    @EnumSource(ServerFamily.class)
    void noErrorHasTwoCategoriesAndNoneIsListedThatTheFamilyDoesNotHave(ServerFamily family) {
        IntStream.range(0, 65_536).forEach(code -> {
            long count = ErrorCategories.count(code, family);
            assertThat(count).as("categories of %d", code).isLessThanOrEqualTo(1);
            // MariaDB has reserved those of MySQL up to 3159, and sends few of them.
            boolean isReserved = family == ServerFamily.MARIADB && code >= 3_000 && code <= 3_159;
            if (count == 1 && code >= 1_900 && !isReserved) {
                assertThat(ErrorNames.find(code, family)).as("name of %d", code).isNotNull();
            }
        });
    }
}
