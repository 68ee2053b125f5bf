// SPDX-License-Identifier: Apache-2.0
// Word files made in memory for the tests: a few parts, packed by libzip.
#pragma once
#include <map>
#include <string>

namespace zhunsheng::test {

/// An archive of these parts (deflated); with a password, each part is encrypted.
std::string make_archive(const std::map<std::string, std::string>& parts, const std::string& password = {});
/// word/document.xml around the body, with the namespaces that Word declares.
std::string document_xml(const std::string& body);
/// A paragraph of one run; `properties` stands in w:pPr.
std::string paragraph(const std::string& text, const std::string& properties = {});
/// A Word file with this body; further parts by name ("word/numbering.xml"), their relationships are written for them.
std::string make_word(const std::string& body, std::map<std::string, std::string> parts = {});

}  // namespace zhunsheng::test
