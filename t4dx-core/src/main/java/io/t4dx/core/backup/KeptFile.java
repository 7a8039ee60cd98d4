package io.t4dx.core.backup;

/**
 * A file of a backup.
 *
 * @param path in the store
 * @param kept its name among the files of all backups
 * @param copied whether it was copied for this backup, and not there already
 */
record KeptFile(String path, String kept, long bytes, String sha256, boolean copied) {}
