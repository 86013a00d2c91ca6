import Foundation
import Testing

/// Where the scenarios are: `PRIVET_SCENARIOS`, or beside the other tests.
private let scenarios =
    ProcessInfo.processInfo.environment["PRIVET_SCENARIOS"].map { URL(fileURLWithPath: $0) }
    ?? Files.root.appendingPathComponent("tests/scenarios")

// A closure inside `@Test(arguments:)` crashes the compiler of Swift 6.0.3, so the list is a function.
private func stems() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: scenarios.path)
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
}

extension All {
    /// Plays what tests/README.md describes.
    @Suite struct ScenarioTests {
        @Test(arguments: try stems())
        func plays(_ stem: String) async throws {
            let file = scenarios.appendingPathComponent(stem + ".json")
            var scenario = try Members(Json(parsing: Data(contentsOf: file)))
            #expect(try scenario.text("name") == stem)
            let steps = try await Stage.play(&scenario, files: scenarios.deletingLastPathComponent())
            print("scenario \(stem): \(steps)")
        }

        @Test func whatAScenarioMustNotHoldFailsIt() async throws {
            let broken: [(String, String)] = [
                (#"{"do": "tick", "mood": 1}"#, "mood"), (#"{"do": "dance"}"#, "dance"), (#"{"jump": true}"#, "jump"),
                (#"{"do": "leave", "prompt": "$q", "reason": "Back"}"#, "$q"),
                (#"{"do": "check", "activity": "bill_scan"}"#, "answered"),
                (#"{"do": "check", "activity": "bill_scan", "reply": "Allowed"}"#, "answered"),
                (#"{"do": "tick", "events": ["Released"]}"#, "recorded"),
                (#"{"view": "center", "has": {"activity": "bill_scan", "state": "On"}}"#, "no row"),
                (#"{"view": "center", "says": ["nobody says this"]}"#, "does not say"),
                (#"{"host": "anchor.read", "fails": "Transient"}"#, "did not happen"),
                (#"{"do": "export", "format": "html", "with_manner": true}"#, "without the manner"),
                (#"{"do": "export", "format": "json", "lacks": ["privet"]}"#, "it holds"),
                (#"{"do": "consent_receipt", "holds": ["nobody"], "reply": "Nothing"}"#, "does not hold"),
                (#"{"do": "masked", "data": "area", "value": "x", "request": "r"}"#, "no request"),
                (#"{"new_enrolment": false}"#, "new_enrolment"), (#"{"screen_lock": "Off"}"#, "Off"),
                (
                    #"{"do": "enrol", "activity": "pay", "probe": "probes/bob-1.f32", "beside": true, "instead": true}"#,
                    "beside or instead"
                ), (#"{"do": "enrol", "activity": "pay", "probe": "probes/bob-1.f32", "key": "k"}"#, "key"),
                (#"{"view": "policy", "year": 2026}"#, "year"),
                (#"{"view": "footprint", "year": "2026"}"#, "year"),
                (#"{"view": "tidy", "sort": "Newest"}"#, "Newest"),
                (#"{"view": "lists", "period": "Day", "held": [{"data": "area", "value": "x", "of": 1}]}"#, "of"),
            ]
            for (step, why) in broken {
                let text = """
                    {"name": "x", "event": "x", "manifest": "lantern_pay", "start": "2026-03-03T14:30:00+08:00",
                     "reader": {"language": "en", "utc_offset": 480}, "steps": [\(step)]}
                    """
                var scenario = try Members(Json(parsing: Data(text.utf8)))
                do {
                    _ = try await Stage.play(&scenario, files: scenarios.deletingLastPathComponent())
                    Issue.record("played: \(step)")
                } catch { #expect("\(error)".contains(why), "\(error)") }
            }
        }
    }
}
