package io.t4dx.compaction.archive;

import io.t4dx.core.codec.OperationFormatException;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An open file of the archive. Used by one thread at a time. */
final class ArchiveReader implements AutoCloseable {
  private final OperationsReader reader = new OperationsReader();
  private final String name;
  private final DiskFile file;
  private final long number;

  /** Takes operations in the order of the file. */
  @FunctionalInterface
  interface Visitor {
    void visit(Operation operation) throws IOException;
  }

  private ArchiveReader(String name, DiskFile file, long number) {
    this.name = name;
    this.file = file;
    this.number = number;
  }

  static ArchiveReader open(Disk disk, String path, long number) throws IOException {
    return new ArchiveReader(disk.describe(path), disk.openForRead(path), number);
  }

  /** Takes operations in the order of the file, each with the offset of its member. */
  @FunctionalInterface
  interface PlacedVisitor {
    void visit(long offset, Operation operation) throws IOException;
  }

  /** Reads the whole file; visits nothing of a member that is not whole. */
  void forEach(Visitor visitor) throws IOException {
    forEachPlaced((_, operation) -> visitor.visit(operation));
  }

  /** The same with places. */
  void forEachPlaced(PlacedVisitor visitor) throws IOException {
    long at = 0;
    for (int index = 0; ; index++) {
      Member member = member(at);
      if (member.index() != index) {
        throw damaged(at, "member " + member.index() + " is where number " + index + " belongs");
      }
      long start = at;
      at += member.size();
      if (member.isSeal()) {
        break;
      }
      for (Operation operation : member.operations()) {
        visitor.visit(start, operation);
      }
    }
    if (at != file.size()) {
      throw damaged(at, "bytes follow its seal");
    }
  }

  /** The newest state of an item in the file, which is read to its end and found whole. */
  Optional<Operation.Insert> find(ItemKey key) throws IOException {
    Search search = new Search(key);
    forEach(search::visit);
    return search.newest;
  }

  /**
   * The newest state of an item in the member at an offset; empty where none is there. That no
   * member is there at all may have good reasons: the file was written again.
   */
  Optional<Operation.Insert> find(ItemKey key, long offset) throws IOException {
    Search search = new Search(key);
    try {
      member(offset).operations().forEach(search::visit);
    } catch (ArchiveDamagedException e) {
      return Optional.empty();
    }
    return search.newest;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static final class Search {
    private final ItemKey key;
    private Optional<Operation.Insert> newest = Optional.empty();

    Search(ItemKey key) {
      this.key = key;
    }

    void visit(Operation operation) {
      if (operation instanceof Operation.Insert insert
          && insert.item().namespace().equals(key.namespace())
          && insert.item().id().equals(Optional.of(key.id()))) {
        newest = Optional.of(insert);
      }
    }
  }

  private Member member(long at) throws IOException {
    byte[] bytes = bytes(at);
    int version = MemberDescriptor.view(bytes).getInt(MemberDescriptor.VERSION_AT);
    if (version != MemberDescriptor.VERSION) {
      throw new ArchiveVersionException(name, version);
    }
    long of = MemberDescriptor.view(bytes).getLong(MemberDescriptor.FILE_AT);
    if (of != number) {
      throw damaged(at, "the member belongs to file " + of);
    }
    try {
      return Member.decode(bytes, reader);
    } catch (IllegalArgumentException | OperationFormatException e) {
      throw new ArchiveDamagedException(name, at, e.getMessage(), e);
    }
  }

  /** The bytes of a member whose checksum fits. */
  private byte[] bytes(long at) throws IOException {
    long left = file.size() - at;
    if (left < MemberDescriptor.LEAST_BYTES) {
      throw damaged(at, "the file ends before its seal");
    }
    byte[] header = new byte[MemberDescriptor.HEADER_BYTES];
    file.readFully(ByteBuffer.wrap(header), at);
    ByteBuffer view = MemberDescriptor.view(header);
    int size = view.getInt(MemberDescriptor.SIZE_AT);
    if (!MemberDescriptor.opens(view) || size < MemberDescriptor.LEAST_BYTES) {
      throw damaged(at, "no member begins there");
    }
    if (size > left) {
      throw damaged(at, "the member ends " + (size - left) + " bytes behind the file");
    }
    byte[] member = new byte[size];
    file.readFully(ByteBuffer.wrap(member), at);
    if (MemberDescriptor.checksum(member) != view.getInt(MemberDescriptor.CHECKSUM_AT)) {
      throw damaged(at, "the checksum does not fit the " + size + " bytes of the member");
    }
    return member;
  }

  private ArchiveDamagedException damaged(long at, String reason) {
    return new ArchiveDamagedException(name, at, reason);
  }
}
