// SPDX-License-Identifier: Apache-2.0
// A picture as SVG, laid out by ourselves: a Chinese character is one em wide, others about half. Coordinates are whole
// pixels. Names are escaped, and what XML may not hold is left out; there are no links, scripts or outside files.
#include <algorithm>
#include <cmath>

#include "engine/base/text.hpp"
#include "engine/graph/layout.hpp"
#include "engine/graph/picture.hpp"

namespace zhunsheng::graph {
namespace {

constexpr double em = 13, line_height = 17, padding = 9, caption_height = 13;

std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode(text, at);
    if (c == U'&') out += "&amp;";
    else if (c == U'<') out += "&lt;";
    else if (c == U'>') out += "&gt;";
    else if (c == U'"') out += "&quot;";
    else if (c == U'\'') out += "&#39;";
    else if (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff) base::append_utf8(out, c);
    else out += ' ';
  }
  return out;
}

std::string number(double value) { return std::to_string(std::lround(value)); }
std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + number(value) + "\""; }

double width_of(const std::string& text, double size) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int cells = base::display_width(base::decode(text, at));
    width += cells == 2 ? size : cells == 1 ? size * 0.58 : 0;
  }
  return width;
}

struct Face {
  std::vector<std::string> name, more;  ///< broken into lines
  double width = 0, height = 0;
};

/// Boxes are not drawn; where there are several, the node says in which it is.
std::string caption_of(const Picture& picture, const PictureNode& node) {
  const bool is_told = node.box && picture.boxes.size() > 1;
  return word_of(picture, node.kind) + (is_told ? " · " + picture.boxes[*node.box] : std::string());
}

Face face_of(const Picture& picture, const PictureNode& node) {
  Face face;
  face.name = wrap(node.name, 32);
  for (const std::string& text : node.lines)
    for (std::string& line : wrap(text, 42)) face.more.push_back(std::move(line));
  face.width = width_of(caption_of(picture, node), 10);
  for (const std::string& line : face.name) face.width = std::max(face.width, width_of(line, em));
  for (const std::string& line : face.more) face.width = std::max(face.width, width_of(line, 11));
  const bool is_slanted = node.kind == NodeKind::parameter || node.kind == NodeKind::fact || node.kind == NodeKind::statute;
  face.width += 2 * padding + (is_slanted ? 22 : 8);
  face.height = caption_height + line_height * static_cast<double>(face.name.size()) + 14 * static_cast<double>(face.more.size()) + 8;
  return face;
}

std::string polygon(const std::vector<Point>& points, const std::string& paint) {
  std::string out = "<polygon points=\"";
  for (const Point& point : points) out += (out.back() == '"' ? "" : " ") + number(point.x) + "," + number(point.y);
  return out + "\"" + paint + "/>";
}
std::string rectangle(const Box& box, double inset, double radius, const std::string& paint) {
  return "<rect" + attribute("x", box.x + inset) + attribute("y", box.y + inset) + attribute("width", box.width - 2 * inset) + attribute("height", box.height - 2 * inset) + attribute("rx", radius) + paint + "/>";
}

std::string shape_of(NodeKind kind, const Box& box, const std::string& paint) {
  const double left = box.x, right = box.x + box.width, top = box.y, bottom = box.y + box.height, middle = (top + bottom) / 2, slant = 12;
  switch (kind) {
    case NodeKind::fact: return rectangle(box, 0, box.height / 2 < 22 ? box.height / 2 : 22, paint);
    case NodeKind::records: return polygon({{left, top + 5}, {left + 4, top}, {left + 40, top}, {left + 44, top + 5}, {right, top + 5}, {right, bottom}, {left, bottom}}, paint);
    case NodeKind::parameter: return polygon({{left, middle}, {left + slant, top}, {right - slant, top}, {right, middle}, {right - slant, bottom}, {left + slant, bottom}}, paint);
    case NodeKind::lexicon: return rectangle(box, 0, 3, paint + " stroke-dasharray=\"4 2\"");
    case NodeKind::pattern: return polygon({{left, top}, {right - 9, top}, {right, top + 9}, {right, bottom}, {left, bottom}}, paint);
    case NodeKind::material: return polygon({{left, top}, {right, top}, {right, bottom - 6}, {left + box.width * 0.75, bottom}, {left + box.width * 0.25, bottom - 6}, {left, bottom}}, paint);
    case NodeKind::definition: return rectangle(box, 0, 0, paint);
    case NodeKind::exception: return polygon({{left, top + 9}, {left + 9, top}, {right - 9, top}, {right, top + 9}, {right, bottom - 9}, {right - 9, bottom}, {left + 9, bottom}, {left, bottom - 9}}, paint);
    case NodeKind::check: return rectangle(box, 0, 4, paint) + rectangle(box, 3, 2, " fill=\"none\" stroke=\"#5f6368\"");
    case NodeKind::statute: return polygon({{left, top}, {right - slant, top}, {right, middle}, {right - slant, bottom}, {left, bottom}}, paint);
    case NodeKind::module: return rectangle(box, 0, 8, paint);
  }
  return {};
}

std::string text_at(double x, double y, double size, const char* colour, const std::string& text) {
  return "<text" + attribute("x", x) + attribute("y", y) + attribute("font-size", size) + " fill=\"" + colour + "\" text-anchor=\"middle\">" + escaped(text) + "</text>";
}

std::string node_at(const Picture& picture, const PictureNode& node, const Face& face, const Box& box) {
  const std::string paint = std::string(" fill=\"") + look_of(node.kind).fill + "\"" + (node.is_marked ? " stroke=\"#b3261e\" stroke-width=\"3\"" : " stroke=\"#5f6368\"");
  std::string out = "<g>" + shape_of(node.kind, box, paint);
  const double x = box.x + box.width / 2;
  double y = box.y + caption_height;
  out += text_at(x, y, 10, "#5f6368", caption_of(picture, node));
  for (const std::string& line : face.name) out += text_at(x, y += line_height, em, "#202124", line);
  for (const std::string& line : face.more) out += text_at(x, y += 14, 11, "#5f6368", line);
  return out + "<title>" + escaped(caption_of(picture, node) + " " + node.name) + "</title></g>\n";
}

/// Curves between the columns, straight past what stands in them; an arrow, and before it the label, where it arrives.
std::string edge_along(const std::vector<Point>& line, const std::string& label) {
  if (line.size() < 2) return {};
  std::string path = "M" + number(line[0].x) + " " + number(line[0].y);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point &a = line[i - 1], &b = line[i];
    if (i % 2 == 0) path += "L" + number(b.x) + " " + number(b.y);
    else path += "C" + number((a.x + b.x) / 2) + " " + number(a.y) + " " + number((a.x + b.x) / 2) + " " + number(b.y) + " " + number(b.x) + " " + number(b.y);
  }
  std::string out = "<path d=\"" + path + "\" fill=\"none\" stroke=\"#9aa0a6\" marker-end=\"url(#arrow)\"/>\n";
  if (!label.empty())
    out += "<text" + attribute("x", line.back().x - 10) + attribute("y", line.back().y - 2) + " font-size=\"10\" fill=\"#3c4043\" text-anchor=\"end\" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\">" + escaped(label) + "</text>\n";
  return out;
}

std::string legend_at(const Picture& picture, double y, double& width) {
  double x = 16;
  std::string out;
  for (const NodeKind kind : kinds_in(picture)) {
    const std::string word = word_of(picture, kind);
    const Box box{x, y, width_of(word, 11) + 36, 24, 0, false};
    out += shape_of(kind, box, std::string(" fill=\"") + look_of(kind).fill + "\" stroke=\"#5f6368\"") + text_at(x + box.width / 2, y + 16, 11, "#202124", word) + "\n";
    x += box.width + 12;
  }
  width = std::max(width, x + 4);
  return out;
}

}  // namespace

std::string to_svg(const Picture& picture) {
  std::vector<Face> faces;
  std::vector<Box> boxes;
  for (const PictureNode& node : picture.nodes) {
    faces.push_back(face_of(picture, node));
    boxes.push_back({0, 0, faces.back().width, faces.back().height, node.box ? *node.box + 1 : 0, node.kind == NodeKind::check || node.kind == NodeKind::module});
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const PictureEdge& edge : picture.edges) edges.emplace_back(edge.from, edge.to);
  const Layout layout = lay_out(std::move(boxes), edges);
  double width = std::max(layout.width, width_of(picture.note, 11) + 32);
  const double legend_y = layout.height + (picture.note.empty() ? 8 : 28);
  const std::string legend = legend_at(picture, legend_y, width);
  const double height = legend_y + 40;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width) + attribute("height", height) + " viewBox=\"0 0 " + number(width) + " " + number(height) +
                    "\" font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif\">\n"
                    "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0L8 4L0 8z\" fill=\"#70757a\"/></marker></defs>\n"
                    "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  for (std::size_t i = 0; i < picture.edges.size(); ++i) out += edge_along(layout.lines[i], picture.edges[i].label);
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) out += node_at(picture, picture.nodes[i], faces[i], layout.boxes[i]);
  if (!picture.note.empty()) out += "<text x=\"16\"" + attribute("y", layout.height + 12) + " font-size=\"11\" fill=\"#5f6368\">" + escaped(picture.note) + "</text>\n";
  return out + legend + "</svg>\n";
}

}  // namespace zhunsheng::graph
