/**
 * Backups: images of a store in a directory of their own, of which every file is kept once.
 *
 * <pre>
 *   backup-000003.json                  which files are the backup, each with its SHA-256
 *   files/000012-5f0c2f4e9b1d7a63.seg   a file of one backup or several, named by what is in it
 *   LOCK                                held while a backup is made
 * </pre>
 *
 * {@code docs/format/backup.md} says the rest.
 */
@NullMarked
package io.t4dx.core.backup;

import org.jspecify.annotations.NullMarked;
