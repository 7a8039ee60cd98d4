package io.t4dx.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionPriority;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with the settings that its tuning page gives for a general workload, and a sync before a
 * write returns; concurrent writers share a sync by themselves.
 */
final class Rocks implements AutoCloseable {
  private static final long CACHE_BYTES = 256L << 20;
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int FILTER_BITS = 10;
  private static final int SYNC_BYTES = 1 << 20;

  private final LRUCache cache = new LRUCache(CACHE_BYTES);
  private final BloomFilter filter = new BloomFilter(FILTER_BITS);
  private final Options options = new Options();
  private final WriteOptions durable = new WriteOptions().setSync(true);
  private final WriteOptions relaxed = new WriteOptions();
  private final ReadOptions reads = new ReadOptions();
  private final RocksDB database;

  static {
    RocksDB.loadLibrary();
  }

  Rocks(Path directory) throws IOException {
    options
        .setCreateIfMissing(true)
        .setLevelCompactionDynamicLevelBytes(true)
        .setCompactionPriority(CompactionPriority.MinOverlappingRatio)
        .setMaxBackgroundJobs(Math.max(2, Runtime.getRuntime().availableProcessors()))
        .setBytesPerSync(SYNC_BYTES)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(filter));
    try {
      database = RocksDB.open(options, directory.toString());
    } catch (RocksDBException e) {
      throw new IOException("RocksDB does not open " + directory, e);
    }
  }

  static String version() {
    return RocksDB.rocksdbVersion().toString();
  }

  void put(byte[] key, byte[] value) throws IOException {
    try {
      database.put(durable, key, value);
    } catch (RocksDBException e) {
      throw new IOException("RocksDB took no write", e);
    }
  }

  void write(WriteBatch batch, boolean sync) throws IOException {
    try {
      database.write(sync ? durable : relaxed, batch);
    } catch (RocksDBException e) {
      throw new IOException("RocksDB took no batch", e);
    }
  }

  /** The value of a key, of no length where there is none. */
  byte[] get(byte[] key) throws IOException {
    try {
      byte[] value = database.get(reads, key);
      return value == null ? new byte[0] : value;
    } catch (RocksDBException e) {
      throw new IOException("RocksDB gave no answer", e);
    }
  }

  RocksIterator iterator() {
    return database.newIterator(reads);
  }

  @Override
  public void close() {
    database.close();
    reads.close();
    relaxed.close();
    durable.close();
    options.close();
    filter.close();
    cache.close();
  }
}
