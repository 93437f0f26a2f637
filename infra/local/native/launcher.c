// Starts one server of the local stack so that it cannot outlive the process that started it.
//
//   launcher PARENT_PID exec PROGRAM ARG...          run any program
//   launcher PARENT_PID clickhouse LIBCHDB_SO ARG... run the ClickHouse that libchdb.so contains
//
// Exit codes of its own: 2 bad usage or library, 3 the parent was already gone.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static int pty_master, parent_pipe;

// The kernel kills this process when its parent ends, however that ended. The setting survives exec. A parent that ended
// before the call would go unnoticed, hence the second check.
static void bind_to_parent(pid_t parent) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) exit(2);
  if (getppid() != parent) exit(3);
}

// End of file on the inherited stdin asks for a graceful stop: ClickHouse finishes when "exit" is typed at its prompt.
static void *type_exit_at_end_of_input(void *unused) {
  char buffer[256];
  while (read(parent_pipe, buffer, sizeof buffer) > 0) continue;
  if (write(pty_master, "exit\n", 5) < 0) _exit(3);
  return unused;
}

static void *discard_prompt(void *unused) {
  char buffer[4096];
  while (read(pty_master, buffer, sizeof buffer) > 0) continue;
  return unused;
}

// Without a terminal as stdin, ClickHouse installs a handler that ends the process at the first malformed request. What
// its prompt paints goes to the same terminal and is discarded; errors go to stderr.
static void give_terminal(void) {
  parent_pipe = dup(0);
  pty_master = posix_openpt(O_RDWR | O_NOCTTY);
  if (pty_master < 0 || grantpt(pty_master) != 0 || unlockpt(pty_master) != 0) exit(2);
  int slave = open(ptsname(pty_master), O_RDWR | O_NOCTTY);
  if (slave < 0 || dup2(slave, 0) < 0 || dup2(slave, 1) < 0) exit(2);
  pthread_t thread;
  pthread_create(&thread, NULL, type_exit_at_end_of_input, NULL);
  pthread_create(&thread, NULL, discard_prompt, NULL);
}

static int run_clickhouse(int count, char **arguments) {
  void *library = dlopen(arguments[0], RTLD_NOW | RTLD_GLOBAL);
  if (!library) {
    fprintf(stderr, "%s\n", dlerror());
    return 2;
  }
  void *(*run)(int, char **) = (void *(*)(int, char **))dlsym(library, "chdb_query_cmdline");
  const char *(*error_of)(void *) = (const char *(*)(void *))dlsym(library, "chdb_result_error");
  if (!run || !error_of) {
    fprintf(stderr, "libchdb lacks chdb_query_cmdline: not the pinned version\n");
    return 2;
  }
  give_terminal();
  arguments[0] = "clickhouse";
  void *result = run(count, arguments);
  const char *error = result ? error_of(result) : "no result";
  if (error) fprintf(stderr, "%s\n", error);
  fflush(NULL);
  // Static destructors of the library may wait for threads that will not end.
  _exit(error ? 1 : 0);
}

int main(int count, char **arguments) {
  if (count < 4) return 2;
  bind_to_parent((pid_t)atoi(arguments[1]));
  if (strcmp(arguments[2], "clickhouse") == 0) return run_clickhouse(count - 3, arguments + 3);
  if (strcmp(arguments[2], "exec") != 0) return 2;
  execvp(arguments[3], arguments + 3);
  perror(arguments[3]);
  return 2;
}
