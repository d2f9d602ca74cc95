package io.aiomysql;

import static io.aiomysql.protocol.ServerFamily.MARIADB;
import static io.aiomysql.protocol.ServerFamily.MYSQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.message.ErrPacket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages are those of MySQL 9.7 and MariaDB 11.8. */
class ConstraintNamesTest {

    @Test
    void aKeyIsNamedWithoutItsTable() {
        assertThat(name(MYSQL, 1062, "Duplicate entry '1' for key 'item.PRIMARY'"))
                .contains("PRIMARY");
        assertThat(name(MYSQL, 1062, "Duplicate entry 'a-b' for key 'name'")).contains("name");
        assertThat(name(MARIADB, 1062, "Duplicate entry '1' for key 'PRIMARY'")).contains("PRIMARY");
        assertThat(name(MARIADB, 1062, "Duplicate entry '1' for key 'a.b`c'd'")).contains("a.b`c'd");
        assertThat(name(MYSQL, 1586, "Duplicate entry '1' for key 'item.name'")).contains("name");
        assertThat(name(null, 1062, "Duplicate entry '1' for key 'item.name'")).contains("name");
    }

    @Test
    void aKeyWhoseBeginningCannotBeToldIsNotNamed() {
        assertThat(name(MYSQL, 1062, "Duplicate entry '1' for key 'item.a.b`c'd'"))
                .isEmpty();
        assertThat(name(MYSQL, 1062, "Duplicate entry '1' for key 'd.t.k.k'")).isEmpty();
    }

    @Test
    void aValueThatLooksLikeTheEndOfTheMessageIsAValue() {
        String message = "Duplicate entry 'x' for key 'y' for key 'item.name'";

        assertThat(name(MYSQL, 1062, message)).contains("name");
        assertThat(name(MARIADB, 1062, "Duplicate entry 'x' for key 'y' for key 'name'"))
                .contains("name");
        // Cut off by the server: what is last may be of the value.
        String start = "Duplicate entry '" + "v".repeat(470) + "' for key 'item.y'";
        assertThat(name(MYSQL, 1062, start + "x".repeat(511 - start.length() - 1) + "'"))
                .isEmpty();
        assertThat(name(MYSQL, 1062, "Duplicate entry 'x' for key 'item.na")).isEmpty();
    }

    @Test
    void anUpdateThatCascadesNamesTheKeyOfTheOtherTable() {
        String message =
                "Foreign key constraint for table 'cp', record '3', key 'no' would lead to a duplicate entry in"
                        + " table 'cc', key 'ka'";

        assertThat(name(MYSQL, 1761, message)).contains("ka");
        assertThat(name(MARIADB, 1761, message)).contains("ka");
    }

    @Test
    void aForeignKeyIsNamedInEveryLanguage() {
        String detail = "(`pr`.`u`, CONSTRAINT `u_ibfk_1` FOREIGN KEY (`p`) REFERENCES `item` (`id`))";

        assertThat(name(MYSQL, 1452, "Cannot add or update a child row: a foreign key constraint fails " + detail))
                .contains("u_ibfk_1");
        assertThat(name(MARIADB, 1452, "Kann Kind-Zeile nicht hinzuf\u00fcgen: " + detail))
                .contains("u_ibfk_1");
        assertThat(name(MYSQL, 1451, "Cannot delete or update a parent row: a foreign key constraint fails " + detail))
                .contains("u_ibfk_1");
        assertThat(name(MARIADB, 1451, "Cannot delete or update a parent row: a foreign key constraint fails"))
                .isEmpty();
    }

    @Test
    void backticksInTheNameOfAForeignKeyAreAsItWasGiven() {
        assertThat(name(MYSQL, 1452, "(`p`.`w`e'x`, CONSTRAINT `f`k.'1` FOREIGN KEY (`p`) REFERENCES `i` (`id`))"))
                .contains("f`k.'1");
        assertThat(name(MARIADB, 1452, "(`p`.`w``e'x`, CONSTRAINT `f``k.'1` FOREIGN KEY (`p`) REFERENCES `i` (`id`))"))
                .contains("f`k.'1");
    }

    @Test
    void aTableThatIsNamedLikeAForeignKeyHidesTheName() {
        String detail = "(`pr`.`a, CONSTRAINT `zz` FOREIGN KEY (`, CONSTRAINT `real` FOREIGN KEY (`p`) REFERENCES `i`)";

        assertThat(name(MYSQL, 1452, detail)).isEmpty();
        assertThat(name(MYSQL, 1452, ", CONSTRAINT ` FOREIGN KEY (`")).isEmpty();
        assertThat(name(MYSQL, 1452, ", CONSTRAINT `` FOREIGN KEY (`")).isEmpty();
    }

    @Test
    void aCheckIsNamed() {
        assertThat(name(MYSQL, 3819, "Check constraint 'c`h.'k' is violated.")).contains("c`h.'k");
        assertThat(name(MYSQL, 3819, "\u5236\u7d04 'c' \u9055\u53cd")).isEmpty();
        assertThat(name(MARIADB, 4025, "CONSTRAINT `c``h.'k` failed for `pr2`.`we``ird.t'x`"))
                .contains("c`h.'k");
        assertThat(name(MARIADB, 4025, "CONSTRAINT `c``h.'k` fehlgeschlagen: `pr2`.`we``ird.t'x`"))
                .contains("c`h.'k");
        assertThat(name(MARIADB, 4025, "CONSTRAINT `d.t.v` failed for `pr`.`d.t`"))
                .contains("v");
        assertThat(name(MARIADB, 4025, "CONSTRAINT `d.t.v`")).isEmpty();
        assertThat(name(MYSQL, 4025, "CONSTRAINT `a` failed for `b`.`c`")).isEmpty();
    }

    @Test
    void otherErrorsAndLanguagesNameNothing() {
        assertThat(name(MYSQL, 1062, "Duplicata du champ '2' pour la clef 'item.PRIMARY'"))
                .isEmpty();
        assertThat(name(MYSQL, 1062, "")).isEmpty();
        assertThat(name(MYSQL, 1062, "Duplicate entry '1' for key ''")).isEmpty();
        assertThat(name(MYSQL, 1062, "' for key '")).isEmpty();
        assertThat(name(MARIADB, 1062, "Duplicate entry '1' for key '\uFFFD'")).isEmpty();
        assertThat(name(MYSQL, 1048, "Column 'n' cannot be null")).isEmpty();
        assertThat(name(MYSQL, 1064, "Duplicate entry '1' for key 'item.name'")).isEmpty();
    }

    private static Optional<String> name(ServerFamily family, int code, String message) {
        return new MySqlServerException(new ErrPacket(code, "23000", message), family, ErrorDetail.CODE, true)
                .constraintName();
    }
}
