// SPDX-License-Identifier: Apache-2.0
// The names of a rule set reach dot as escaped labels on a pipe, never as arguments or file names; dot is looked for in the
// absolute folders of PATH only.
#include "bindings/cli/graphviz.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string_view>

extern char** environ;

namespace zhunsheng::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(30);
constexpr std::size_t largest_svg_bytes = 256u << 20;

std::string find_dot() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const std::string folder(rest.substr(0, rest.find(':')));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    if (folder.empty() || folder.front() != '/') continue;
    if (const std::string program = folder + "/dot"; ::access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) read = ends[0], write = ends[1];
  }
  ~Pipe() {
    close(read);
    close(write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

pid_t start(const std::string& program, const Pipe& in, const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = "dot", format = "-Tsvg";
  std::array<char*, 3> arguments{name.data(), format.data(), nullptr};
  pid_t child = -1;
  const int failed = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : -1;
}

/// Feeds and reads until the child closes its output; false if it takes too long or gives too much.
bool talk(const std::string& text, Pipe& in, Pipe& out, std::string& answer) {
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  const auto deadline = Clock::now() + patience;
  std::size_t sent = 0;
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || answer.size() > largest_svg_bytes) return false;
    std::array<pollfd, 2> ends{{{out.read, POLLIN, 0}, {in.write, POLLOUT, 0}}};
    if (::poll(ends.data(), in.write >= 0 ? 2 : 1, static_cast<int>(left)) <= 0) continue;
    if (in.write >= 0 && ends[1].revents != 0) {
      const ssize_t written = ::write(in.write, text.data() + sent, text.size() - sent);
      if (written > 0) sent += static_cast<std::size_t>(written);
      if (sent == text.size() || (ends[1].revents & (POLLERR | POLLHUP)) != 0) Pipe::close(in.write);
    }
    if (ends[0].revents != 0) {
      const ssize_t count = ::read(out.read, buffer.data(), buffer.size());
      if (count <= 0) return count == 0;
      answer.append(buffer.data(), static_cast<std::size_t>(count));
    }
  }
}

}  // namespace

std::optional<std::string> draw_with_graphviz(const std::string& dot_text) {
  const std::string program = find_dot();
  if (program.empty()) return std::nullopt;
  Pipe in, out;
  if (in.read < 0 || out.read < 0) return std::nullopt;
  const pid_t child = start(program, in, out);
  if (child < 0) return std::nullopt;
  Pipe::close(in.read);
  Pipe::close(out.write);
  std::string answer;
  const bool is_whole = talk(dot_text, in, out, answer);
  if (!is_whole) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!is_whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0 || answer.find("<svg") == std::string::npos) return std::nullopt;
  return answer;
}

}  // namespace zhunsheng::cli
