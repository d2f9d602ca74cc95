package io.aiomysql.protocol.framing;

/**
 * Writes whole packets into one array, one after the other, so that one write to the socket sends them all. Not
 * thread-safe.
 *
 * <p>{@link #begin} leaves room for the header, the payload's fields are written as with any {@link PayloadWriter}, and
 * {@link #end} writes the header, or several headers if the payload needs several packets.
 */
public final class PacketWriter extends PayloadWriter {

    private int headerAt = -1;
    private int sequence;

    /** Creates an empty writer. */
    public PacketWriter() {}

    /**
     * Begins a packet.
     *
     * @param firstSequence the sequence id of the packet, or of its first part; 0 for a command
     * @return this
     */
    public PayloadWriter begin(int firstSequence) {
        if (headerAt >= 0) {
            throw new IllegalStateException("the previous packet has not been ended");
        }
        headerAt = size();
        beginText();
        sequence = firstSequence & 0xFF;
        return writeZeros(PacketHeader.SIZE);
    }

    /**
     * Ends the packet.
     *
     * @return the sequence id that the answer starts with
     */
    public int end() {
        int left = size() - headerAt - PacketHeader.SIZE;
        if (left >= PacketHeader.MAX_LENGTH) {
            spread(left);
        }
        int at = headerAt;
        headerAt = -1;
        while (left >= PacketHeader.MAX_LENGTH) {
            PacketHeader.put(array(), at, PacketHeader.MAX_LENGTH, sequence);
            sequence = (sequence + 1) & 0xFF;
            at += PacketHeader.SIZE + PacketHeader.MAX_LENGTH;
            left -= PacketHeader.MAX_LENGTH;
        }
        PacketHeader.put(array(), at, left, sequence);
        return (sequence + 1) & 0xFF;
    }

    /** {@return the position of the first byte of the payload that was begun} */
    public int payloadStart() {
        return headerAt + PacketHeader.SIZE;
    }

    /** Removes the packet that was begun, for example because one of its fields could not be written. */
    public void abandon() {
        truncate(headerAt);
        headerAt = -1;
    }

    @Override
    public void clear(int keptCapacity) {
        headerAt = -1;
        super.clear(keptCapacity);
    }

    /** Makes room for the headers within a payload, from its end, so that each byte moves once. */
    private void spread(int payload) {
        int extra = payload / PacketHeader.MAX_LENGTH;
        writeZeros(extra * PacketHeader.SIZE);
        int start = headerAt + PacketHeader.SIZE;
        for (int i = extra; i > 0; i--) {
            int from = start + i * PacketHeader.MAX_LENGTH;
            int length = Math.min(PacketHeader.MAX_LENGTH, start + payload - from);
            System.arraycopy(array(), from, array(), from + i * PacketHeader.SIZE, length);
        }
    }
}
