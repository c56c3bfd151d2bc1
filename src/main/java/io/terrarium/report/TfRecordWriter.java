package io.terrarium.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Writes files of TFRecords. A record is its length (int64, little endian), the length's masked
 * CRC32C, the data, and the data's masked CRC32C.
 */
final class TfRecordWriter implements Closeable {

  private static final int MASK_DELTA = 0xa282ead8;

  private final OutputStream out;

  private TfRecordWriter(OutputStream out) {
    this.out = out;
  }

  /** Creates a file that must not exist yet. */
  static TfRecordWriter create(Path file) throws IOException {
    return to(new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
  }

  /** Writes to a stream, and closes it with the writer. */
  static TfRecordWriter to(OutputStream out) {
    return new TfRecordWriter(out);
  }

  /** Writes one record. */
  void write(byte[] data) throws IOException {
    byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
    out.write(length);
    out.write(maskedCrc(length));
    out.write(data);
    out.write(maskedCrc(data));
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static byte[] maskedCrc(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int value = (int) crc.getValue();
    return littleEndian(Integer.BYTES).putInt(Integer.rotateRight(value, 15) + MASK_DELTA).array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
