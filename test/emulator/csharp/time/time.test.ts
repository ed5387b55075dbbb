import { describe, expect, test } from 'vitest';
import { useEnvironment } from '../../../../emulator/csharp/runtime/environment';
import { outcomeOf } from '../evaluate';

/** Text of an expression's value, or the exception's name and message. */
function run(expression: string, now = Date.UTC(2026, 6, 1, 12)): string {
  useEnvironment({ now: () => now, random: () => 0 });
  return outcomeOf(`@(${expression})`);
}

describe('dates that people and services write', () => {
  test.each([
    ['2026-11-24T10:20:30+01:00', '2026-11-24T10:20:30.0000000+01:00'],
    ['Tue, 24 Nov 2026 10:20:30 GMT', '2026-11-24T10:20:30.0000000+00:00'],
    ['24 November 2026', '2026-11-24T00:00:00.0000000+00:00'],
    ['Nov 24, 2026 3:04 PM', '2026-11-24T15:04:00.0000000+00:00'],
    ['11/24/26', '2026-11-24T00:00:00.0000000+00:00'],
    ['2026/11/24 7 am', '2026-11-24T07:00:00.0000000+00:00'],
    ['2026-11', '2026-11-01T00:00:00.0000000+00:00'],
    ['10:30', '2026-07-01T10:30:00.0000000+00:00'],
    ['24-Nov-2026', '2026-11-24T00:00:00.0000000+00:00'],
  ])('%s', (text, value) => {
    expect(run(`DateTimeOffset.Parse("${text}")`)).toBe(value);
  });

  test.each([
    '',
    '60',
    '2026-13-01',
    '2026-11-31',
    '10:61',
    '2026-11-24T10:20:30 10:30',
    '1.2.3.4',
    'Nov Nov 2026',
    '+1',
  ])('refuses %j as TryParse and Parse', (text) => {
    expect(run(`DateTimeOffset.TryParse("${text}", out var d) ? 1 : 0`)).toBe('0');
    expect(run(`DateTimeOffset.Parse("${text}")`)).toMatch(/^System\.FormatException: /);
  });

  test('exactly one format', () => {
    expect(run('DateTimeOffset.ParseExact("24.11.26 15:04", "dd.MM.yy HH:mm", null)')).toMatch(/^2026-11-24T15:04:00/);
    expect(run('DateTimeOffset.ParseExact("3 PM", "h tt", null)')).toMatch(/^2026-07-01T15:00:00/);
    expect(run('DateTimeOffset.ParseExact("Mon, 24 Nov 2026 00:00:00 GMT", "r", null)')).toMatch(/FormatException/);
  });
});

test('the seconds until a Retry-After date', () => {
  expect(run('(int)(DateTimeOffset.Parse("Wed, 01 Jul 2026 12:00:30 GMT") - DateTimeOffset.UtcNow).TotalSeconds')).toBe(
    '30',
  );
});

describe('time zones', () => {
  const at = 'new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)';

  test('by Windows id and by IANA id, summer and winter', () => {
    expect(run(`TimeZoneInfo.ConvertTimeBySystemTimeZoneId(${at}, "Pacific Standard Time").ToString("s")`)).toBe(
      '2026-07-01T05:00:00',
    );
    expect(
      run(
        `TimeZoneInfo.ConvertTimeFromUtc(${at}.AddMonths(6), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).Hour`,
      ),
    ).toBe('13');
  });

  test('the hour that is skipped and the hour that comes twice', () => {
    const zone = 'TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time")';
    expect(run(`${zone}.IsInvalidTime(new DateTime(2026, 3, 29, 2, 30, 0))`)).toBe('true');
    expect(run(`${zone}.IsAmbiguousTime(new DateTime(2026, 10, 25, 2, 30, 0))`)).toBe('true');
    expect(run(`TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 3, 29, 2, 30, 0), ${zone})`)).toMatch(
      /^System\.ArgumentException: The supplied DateTime represents an invalid time/,
    );
    expect(run(`${zone}.GetUtcOffset(new DateTimeOffset(2026, 10, 25, 0, 59, 0, TimeSpan.Zero))`)).toBe('02:00:00');
    expect(run(`${zone}.GetUtcOffset(new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero))`)).toBe('01:00:00');
  });

  test('south of the equator daylight saving time lasts over the new year', () => {
    const zone = 'TimeZoneInfo.FindSystemTimeZoneById("AUS Eastern Standard Time")';
    expect(run(`${zone}.IsDaylightSavingTime(new DateTime(2026, 1, 15))`)).toBe('true');
    expect(run(`${zone}.IsDaylightSavingTime(new DateTime(2026, 7, 15))`)).toBe('false');
  });

  test('an unknown id', () => {
    expect(run('TimeZoneInfo.FindSystemTimeZoneById("Mars")')).toBe(
      "System.TimeZoneNotFoundException: The time zone ID 'Mars' was not found on the local computer.",
    );
  });
});

test('dates in JSON text become dates, as Newtonsoft reads them', () => {
  expect(run('(string)JObject.Parse("{\\"at\\":\\"2026-11-24T10:20:30Z\\"}")["at"]')).toBe('11/24/2026 10:20:30');
  expect(run('JObject.Parse("{\\"at\\":\\"2026-11-24T10:20:30.500+01:00\\"}").ToString(Formatting.None)')).toBe(
    '{"at":"2026-11-24T09:20:30.5+00:00"}',
  );
  expect(run('((DateTimeOffset)JToken.Parse("\\"2026-11-24T10:20:30Z\\"")).ToUnixTimeSeconds()')).toBe('1795515630');
});

test('a rule of daylight saving time tells its dates and changes', () => {
  const change = 'TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), ';
  const rule = `TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new DateTime(2000, 1, 1), new DateTime(2030, 12, 31), TimeSpan.FromHours(1), ${change}3, 15), ${change}10, 15))`;
  expect(run(`${rule}.DateStart.Year`)).toBe('2000');
  expect(run(`${rule}.DaylightTransitionEnd.Month`)).toBe('10');
});
