package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.Matrix;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A C++ source of ours: compiled once for each run, talked to in lines, fed by files in a temporary
 * directory.
 */
final class CppProgram implements Closeable {
  private static final Path HEADER = Path.of("/usr/include/hnswlib/hnswlib.h");

  private final String source;
  private @Nullable Path directory;

  CppProgram(String source) {
    this.source = source;
  }

  /** Compiles; the answer says what is missing, if something is. */
  Optional<String> compile() {
    if (directory != null) {
      return Optional.empty();
    }
    if (!Files.isReadable(HEADER)) {
      return Optional.of("no " + HEADER + " (Debian: libhnswlib-dev)");
    }
    try {
      Path place = Files.createTempDirectory("t4dx-bench");
      Path code = place.resolve(source);
      try (InputStream in = CppProgram.class.getResourceAsStream(source)) {
        if (in == null) {
          return Optional.of("the program's source is not in the jar");
        }
        Files.copy(in, code);
      }
      Process compiler =
          new ProcessBuilder(
                  "g++",
                  "-std=c++17",
                  "-O3",
                  "-march=native",
                  "-pthread",
                  "-o",
                  place.resolve("program").toString(),
                  code.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (compiler.waitFor() != 0) {
        return Optional.of("g++ failed: " + said);
      }
      directory = place;
      return Optional.empty();
    } catch (IOException noCompiler) {
      return Optional.of("no g++: " + noCompiler.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while compiling");
    }
  }

  /** What the compiled program says of the library, or unknown before it is compiled. */
  String version() {
    if (directory == null) {
      return "unknown";
    }
    try (Session session = start()) {
      return packageVersion() + ", " + session.ask("version");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The headers do not say which version they are; Debian's package does. */
  private static String packageVersion() {
    try {
      Process query = new ProcessBuilder("dpkg-query", "-W", "libhnswlib-dev").start();
      return new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .strip()
          .replace('\t', ' ');
    } catch (IOException noDebian) {
      return "unknown version of " + HEADER;
    }
  }

  Session start() throws IOException {
    if (directory == null) {
      throw new IllegalStateException(source + " is not compiled: ask compile() first");
    }
    return new Session(directory);
  }

  @Override
  public void close() throws IOException {
    if (directory != null) {
      TemporaryFiles.deleteTree(directory);
      directory = null;
    }
  }

  /** One process of the program, with its own files. */
  static final class Session implements Closeable {
    private final Path directory;
    private final Process process;
    private final BufferedWriter toProgram;
    private final BufferedReader fromProgram;

    private Session(Path program) throws IOException {
      directory = Files.createTempDirectory(program, "session");
      process =
          new ProcessBuilder(program.resolve("program").toString(), directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      toProgram = process.outputWriter();
      fromProgram = process.inputReader();
    }

    /** Sends one line and waits for the line that answers it. */
    String ask(String line) throws IOException {
      toProgram.write(line + "\n");
      toProgram.flush();
      String answer = fromProgram.readLine();
      if (answer == null) {
        throw new IOException("the C++ program ended at the command '" + line + "'");
      }
      return answer;
    }

    Path write(Matrix rows) throws IOException {
      ByteBuffer bytes = floats(rows.dimensions());
      Path file = directory.resolve("rows");
      try (FileChannel channel = create(file)) {
        for (int row = 0; row < rows.rows(); row++) {
          bytes.clear().asFloatBuffer().put(rows.values(), rows.offset(row), rows.dimensions());
          writeFully(channel, bytes);
        }
      }
      return file;
    }

    Path write(List<float[]> queries) throws IOException {
      Path file = directory.resolve("queries");
      try (FileChannel channel = create(file)) {
        for (float[] query : queries) {
          ByteBuffer bytes = floats(query.length);
          bytes.asFloatBuffer().put(query);
          writeFully(channel, bytes);
        }
      }
      return file;
    }

    /** Reads a round: the time of each query as 64 bits, then the rows of all as 32 bits. */
    void read(String file, Pass pass) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(file)));
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      bytes.asLongBuffer().get(pass.nanos());
      bytes.position(Long.BYTES * pass.nanos().length);
      bytes.asIntBuffer().get(pass.found());
    }

    private static ByteBuffer floats(int count) {
      return ByteBuffer.allocateDirect(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static FileChannel create(Path file) throws IOException {
      return FileChannel.open(
          file,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
      bytes.clear();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void close() throws IOException {
      toProgram.close();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      fromProgram.close();
      TemporaryFiles.deleteTree(directory);
    }
  }
}
