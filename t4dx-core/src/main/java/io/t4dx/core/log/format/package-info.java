/**
 * The bytes of a log file.
 *
 * <pre>
 *   {"t4dx":"log","version":1,"store":"...","file":7,"first":1043,...,"crc":"........"}   header
 *   {"lsn":1043,"at":...,"synced":1042,"ops":[...],"crc":"........"}                      entries
 *   {"seal":"SYSTEM_SHUTDOWN","lsn":1043,"at":...,"synced":1043,"crc":"........"}         seal
 *   00 00 00 ...                                                                          free
 * </pre>
 */
@NullMarked
package io.t4dx.core.log.format;

import org.jspecify.annotations.NullMarked;
