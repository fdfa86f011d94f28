/// Points in time as HTTP writes them, RFC 9110 §5.6.7. Times are whole seconds since 1970-01-01 00:00:00 UTC.
package enum HTTPDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The IMF-fixdate of `seconds`, the one form that a server may send: `Sun, 06 Nov 1994 08:49:37 GMT`.
  package static func text(of seconds: Int) -> String {
    let day = floorDivide(seconds, 86_400)
    let time = seconds - day * 86_400
    let date = civil(fromDay: day)
    let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0, to: 2) }.joined(separator: ":")
    let weekday = days[floorModulo(day + 4, 7)]
    return "\(weekday), \(padded(date.day, to: 2)) \(months[date.month - 1]) \(padded(date.year, to: 4)) \(clock) GMT"
  }

  /// The time that `text` names in one of the three forms a recipient must accept, or nil when it is none of them.
  /// Years of two digits are read as POSIX does: 69 to 99 in the twentieth century, 00 to 68 in the twenty-first.
  package static func seconds(from text: some StringProtocol) -> Int? {
    // The two obsolete forms differ in what separates their parts, so cutting at all separators leaves one list a form.
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    switch parts.count {
    case 6 where parts[0].hasSuffix(",") && parts[5] == "GMT":
      guard days.contains(String(parts[0].dropLast())), parts[1].utf8.count == 2, parts[3].utf8.count == 4 else {
        return nil
      }
      return seconds(day: parts[1], month: parts[2], year: number(parts[3]), clock: parts[4])
    case 4 where parts[0].hasSuffix("day,") && parts[3] == "GMT":
      let date = parts[1].split(separator: "-", omittingEmptySubsequences: false)
      guard date.count == 3, date[2].utf8.count == 2, let short = number(date[2]) else { return nil }
      return seconds(day: date[0], month: date[1], year: short + (short < 69 ? 2000 : 1900), clock: parts[2])
    case 5 where days.contains(String(parts[0])):
      return seconds(day: parts[2], month: parts[1], year: number(parts[4]), clock: parts[3])
    default:
      return nil
    }
  }

  private static func seconds(
    day: some StringProtocol, month: some StringProtocol, year: Int?, clock: some StringProtocol
  ) -> Int? {
    let time = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard
      let day = number(day), let year, let month = months.firstIndex(of: String(month)),
      time.count == 3, time.allSatisfy({ $0.utf8.count == 2 }),
      let hour = number(time[0]), let minute = number(time[1]), let second = number(time[2]),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    let count = dayCount(year: year, month: month + 1, day: day)
    let date = civil(fromDay: count)
    // A day that its month does not have would come back as a day of the next one.
    guard date.day == day, date.month == month + 1 else { return nil }
    return count * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func number(_ digits: some StringProtocol) -> Int? {
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

// The two conversions count years from March, so that the leap day is the last of its year and needs no special case.
extension HTTPDate {
  private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  private static func dayCount(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
  }

  private static func floorModulo(_ number: Int, _ divisor: Int) -> Int {
    number - floorDivide(number, divisor) * divisor
  }
}
