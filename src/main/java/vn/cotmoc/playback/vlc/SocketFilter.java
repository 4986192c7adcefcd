// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;

/**
 * Refuses every socket that is not one of this machine's files, on all threads of the process: seccomp(2), bpf(2). X, PulseAudio,
 * PipeWire and D-Bus are spoken to through sockets that are.
 */
final class SocketFilter {
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;
    private static final int AF_UNIX = 1;
    /** Could open sockets past this filter; of one number with every processor. */
    private static final int IO_URING_SETUP = 425;
    /** From here on numbers are those of x86-64's other calling convention, in which socket(2) has another. */
    private static final int FOREIGN_CALLS = 0x4000_0000;

    /** Of struct seccomp_data; of an argument the lower half. */
    private static final int CALL = 0;

    private static final int ARCH = 4;
    private static final int FIRST_ARGUMENT = 16;

    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff_0000;
    private static final int REFUSE_EACCES = 0x0005_0000 | 13;

    private static final int INSTRUCTION_BYTES = 8;
    private static final int PROGRAM_BYTES = 16;

    private SocketFilter() {}

    static void load(Kernel kernel) throws IOException {
        int[][] instructions = {
            {LOAD, 0, 0, ARCH},
            {IF_EQUAL, 0, 7, kernel.auditArch()},
            {LOAD, 0, 0, CALL},
            {IF_AT_LEAST, 5, 0, FOREIGN_CALLS},
            {IF_EQUAL, 4, 0, IO_URING_SETUP},
            {IF_EQUAL, 0, 2, kernel.socket()},
            {LOAD, 0, 0, FIRST_ARGUMENT},
            {IF_EQUAL, 0, 1, AF_UNIX},
            {RETURN, 0, 0, ALLOW},
            {RETURN, 0, 0, REFUSE_EACCES},
        };
        try (var code = new Memory((long) instructions.length * INSTRUCTION_BYTES);
                var program = new Memory(PROGRAM_BYTES)) {
            for (int i = 0; i < instructions.length; i++) {
                write(code, (long) i * INSTRUCTION_BYTES, instructions[i]);
            }
            program.clear();
            program.setShort(0, (short) instructions.length);
            program.setPointer(8, code);
            // A thread that could not be brought in would be told by its number.
            long left = Libc.syscall(
                    kernel.seccomp(),
                    SECCOMP_SET_MODE_FILTER,
                    SECCOMP_FILTER_FLAG_TSYNC,
                    Pointer.nativeValue(program),
                    0);
            if (left != 0) {
                throw Fence.failed("seccomp " + left);
            }
        }
    }

    private static void write(Memory code, long at, int[] instruction) {
        code.setShort(at, (short) instruction[0]);
        code.setByte(at + 2, (byte) instruction[1]);
        code.setByte(at + 3, (byte) instruction[2]);
        code.setInt(at + 4, instruction[3]);
    }
}
