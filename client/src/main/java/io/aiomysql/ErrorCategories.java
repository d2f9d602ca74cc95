package io.aiomysql;

import io.aiomysql.protocol.ServerFamily;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The categories of the errors whose SQLSTATE says too little (HY000, 01000) or something else (42000 for a missing
 * privilege). The number decides first, then the class of the SQLSTATE. What is listed are errors that a statement can get;
 * those of replication, of the log and of the server's administration stay operational.
 */
final class ErrorCategories {

    /** A reference or a constraint would be violated, by a row or by a change of the tables. */
    private static final ErrorNumbers INTEGRITY = ErrorNumbers.of(
            "1048 1215 1364 1369 1553 1569 1701 1821-1826 1828-1830 1832-1833 3008",
            "3174 3192 3730 3733-3734 3780 3819 6125 6577",
            "");

    /** The value does not fit. */
    private static final ErrorNumbers DATA = ErrorNumbers.of(
            "1171 1230 1256 1259-1262 1265 1299-1301 1366 1367 1411 1525 1526 1575 1591 1737 1748 1863 1882"
                    + " 1162 3033-3034 3037-3042 3055 3069-3073 3134 3142",
            "3513-3514 3643 3672 3854 3905-3906 3908 3912 3934 3988 3997 4074 4122 4153 6136-6138 6485-6502",
            "1916-1919 1921-1922 1958 1977 4035-4046 4048-4051 4076 4127 4176 4178-4179 4193 4203-4204");

    /** The statement is wrong, or does not suit the tables, the session or the transaction that it meets. */
    private static final ErrorNumbers PROGRAMMING = ErrorNumbers.of(
            "1007 1008 1046 1052 1093 1096 1097 1099 1100 1108 1111 1116 1117 1122 1125 1128 1137 1168 1175 1191-1193"
                    + " 1204 1210 1214 1221 1223 1225 1228 1229 1233 1238 1240 1246 1267 1270-1273 1283 1284 1288"
                    + " 1291 1294 1298 1302 1328 1347 1348 1350-1353 1356 1357 1359-1363 1368 1382 1390 1391"
                    + " 1393-1396 1409 1421-1424 1428 1435 1442-1445 1449 1450 1462 1464 1465 1470 1471 1473-1477"
                    + " 1479-1481 1484-1488 1490-1500 1502-1505 1507-1517 1519 1520 1523 1527 1531 1532 1537 1539"
                    + " 1542-1544 1551 1560 1562-1564 1566 1567 1576 1578 1585 1588 1589 1621 1628 1629 1646"
                    + " 1648 1649 1652-1660 1679 1685 1686 1688 1694 1695 1697 1709 1731-1736 1740 1746 1747 1764-1766"
                    + " 1769 1791 1793 1795 1796 1800 1801 1808 1818 1838"
                    + " 3011 3013 3026 3028 3029 3064-3066 3087 3088 3102-3105 3107-3109 3121 3128",
            "3162 3163 3504 3505 3511 3522 3523 3530 3549 3550 3566 3568 3569 3573-3577 3579-3597 3601-3603 3615"
                    + " 3619 3622 3637 3651 3668 3684-3686 3688 3689 3691-3697 3700 3728 3729 3750 3754-3774 3800"
                    + " 3812-3818 3820-3823 3834 3837 3855 3887 3900 3939 3940 3942 3943 3953 3954 3959 3977 3979"
                    + " 3987 3994 3995 3998 4008 4028 4075 4108-4111 4114 6034 6036 6108 6120 6134 6135 6413"
                    + " 6429 6430 6432 6446-6481",
            "1901 1903-1907 1911 1912 1933 1957 1959 1960 1965 1973-1976 1978 1980 4002-4021 4023 4024 4026 4029"
                    + " 4032 4065 4078-4083 4089-4093 4095 4096 4099-4111 4113 4116 4119-4126 4128 4130 4131 4134 4135"
                    + " 4140-4142 4152-4164 4169-4172 4174 4177 4180 4187 4195-4199 4201 4206");

    /** The feature is missing or switched off. */
    private static final ErrorNumbers NOT_SUPPORTED = ErrorNumbers.of(
            "1031 1047 1148 1178 1196 1235 1286 1289 1295 1506 1726 1757 3012 3106 3110",
            "3161 3167 3658 3690 3948 3981 3999",
            "1910 1970 1971 4022 4047 4053 4057 4063 4077 4112 4137 4138 4165 4166 4194");

    /** The server refuses what the account may not do, or has reached a limit. */
    private static final ErrorNumbers OPERATIONAL =
            ErrorNumbers.of("1040 1044 1142 1143 1203 1211 1226 1227 1370 1410 1461 1792", "3202 3630", "");

    private static final ErrorNumbers INTERNAL = ErrorNumbers.of("1815 3035 3036 3043-3054", "3687 3852 6111", "");

    private static final Map<ErrorCategory, ErrorNumbers> BY_NUMBER = Map.of(
            ErrorCategory.INTEGRITY, INTEGRITY,
            ErrorCategory.DATA, DATA,
            ErrorCategory.PROGRAMMING, PROGRAMMING,
            ErrorCategory.NOT_SUPPORTED, NOT_SUPPORTED,
            ErrorCategory.OPERATIONAL, OPERATIONAL,
            ErrorCategory.INTERNAL, INTERNAL);

    /** Numbers below are those of the operating system and of storage engines. */
    private static final int FIRST_OF_SERVERS = 1_000;

    private static final int CLASS_LENGTH = 2;

    private ErrorCategories() {}

    static ErrorCategory of(int code, String sqlState, @Nullable ServerFamily family) {
        for (Map.Entry<ErrorCategory, ErrorNumbers> category : BY_NUMBER.entrySet()) {
            if (category.getValue().contains(code, family)) {
                return category.getKey();
            }
        }
        return switch (sqlState.substring(0, Math.min(CLASS_LENGTH, sqlState.length()))) {
            case "20", "21", "24", "25", "2F", "3D", "42", "SR", "SU" -> ErrorCategory.PROGRAMMING;
            case "22" -> ErrorCategory.DATA;
            case "23", "44" -> ErrorCategory.INTEGRITY;
            case "0A" -> ErrorCategory.NOT_SUPPORTED;
            default -> code < FIRST_OF_SERVERS ? ErrorCategory.INTERNAL : ErrorCategory.OPERATIONAL;
        };
    }

    /** Counts in how many categories a number is, for the test that no number is in two. */
    static long count(int code, ServerFamily family) {
        return BY_NUMBER.values().stream()
                .filter(numbers -> numbers.contains(code, family))
                .count();
    }
}
