# The same as launcher.c, for machines that have Python but no C compiler. Same arguments, same exit codes.
import ctypes
import os
import pty
import signal
import sys
import threading

PR_SET_PDEATHSIG = 1


def bind_to_parent(parent):
    if ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL) != 0:
        sys.exit(2)
    if os.getppid() != parent:
        sys.exit(3)


def give_terminal():
    parent_pipe = os.dup(0)
    master, slave = pty.openpty()
    os.dup2(slave, 0)
    os.dup2(slave, 1)

    def type_exit_at_end_of_input():
        while os.read(parent_pipe, 256):
            pass
        os.write(master, b"exit\n")

    def discard_prompt():
        while os.read(master, 4096):
            pass

    for watch in (type_exit_at_end_of_input, discard_prompt):
        threading.Thread(target=watch, daemon=True).start()


def run_clickhouse(library, arguments):
    try:
        chdb = ctypes.CDLL(library)
        run, error_of = chdb.chdb_query_cmdline, chdb.chdb_result_error
    except (OSError, AttributeError) as problem:
        print(problem, file=sys.stderr)
        return 2
    run.restype = ctypes.c_void_p
    error_of.restype, error_of.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    give_terminal()
    argv = [b"clickhouse"] + [argument.encode() for argument in arguments]
    result = run(len(argv), (ctypes.c_char_p * len(argv))(*argv))
    error = error_of(result) if result else b"no result"
    if error:
        print(error.decode(), file=sys.stderr, flush=True)
    os._exit(1 if error else 0)


def main():
    if len(sys.argv) < 4:
        return 2
    bind_to_parent(int(sys.argv[1]))
    if sys.argv[2] == "clickhouse":
        return run_clickhouse(sys.argv[3], sys.argv[4:])
    if sys.argv[2] != "exec":
        return 2
    try:
        os.execvp(sys.argv[3], sys.argv[3:])
    except OSError as problem:
        print(f"{sys.argv[3]}: {problem}", file=sys.stderr)
        return 2


sys.exit(main())
