/** What the process tells its caller; printed in `docket --help`. */
export const ExitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  badRows: 4,
  interrupted: 130,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The part of `docket --help` that explains exit codes. */
export const EXIT_CODE_HELP = `

Exit codes:
  0    done
  1    failed, or a check found problems
  2    wrong usage: a command, an option, a configuration variable or a mapping file
  3    something is not reachable: Kafka, the registry, ClickHouse or a Docket service
  4    import finished, but some rows were bad (they are in FILE.bad.csv)
  130  ended by Ctrl-C or SIGTERM`;
