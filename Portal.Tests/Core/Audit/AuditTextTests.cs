using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Core;
using Portal.Core.Audit;
using Portal.Core.ReviewBoard;

namespace Portal.Tests.Core.Audit;

public sealed partial class AuditTextTests
{
    private static readonly string Root = FolderOf("KaigoPortal.sln");

    /// <summary>Every text of two words or more that stands where events are written: acts, and the codes in their details.</summary>
    public static TheoryData<string> Written => [.. Sources()
        .SelectMany(source => Code().Matches(WithoutComments(source)).Select(m => m.Groups[1].Value)).Distinct().Order()];

    /// <summary>The members of every <c>details: new { … }</c>.</summary>
    public static TheoryData<string> Named => [.. Sources()
        .SelectMany(source => Details().Matches(source).SelectMany(m => MembersOf(source[(m.Index + m.Length)..])))
        .Distinct(StringComparer.OrdinalIgnoreCase).Order()];

    /// <summary>The first type that is named in every event.</summary>
    public static TheoryData<string> Things => [.. Sources()
        .SelectMany(source => Thing().Matches(source).Select(m => m.Groups[1].Value)).Distinct().Order()];

    public static TheoryData<string> Audited => [.. typeof(PortalCore).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(constant => constant.IsLiteral && constant.Name.StartsWith("Audited", StringComparison.Ordinal))
        .Select(constant => (string)constant.GetRawConstantValue()!)
        .Concat(Enum.GetNames<ViewingAct>().Select(act => $"ReviewPapers{act}"))];

    [Theory]
    [MemberData(nameof(Written))]
    public void Everything_that_is_written_down_has_a_name(string code) =>
        Assert.True(AuditText.Actions.ContainsKey(code) || AuditDetailText.HasValue(code), $"{code} has no name in AuditText.");

    [Theory]
    [MemberData(nameof(Named))]
    public void So_has_every_detail(string name) =>
        Assert.True(AuditDetailText.HasName(name), $"{name} has no name in AuditDetailText.");

    [Theory]
    [MemberData(nameof(Things))]
    public void So_has_every_kind_of_thing(string kind) =>
        Assert.True(AuditText.HasKind(kind), $"{kind} has no name in AuditText.");

    [Theory]
    [MemberData(nameof(Audited))]
    public void So_has_every_act_that_is_a_constant(string action) => Assert.Contains(action, AuditText.Actions.Keys);

    [Fact]
    public void No_two_acts_have_the_same_name() =>
        Assert.Equal(AuditText.Actions.Count, AuditText.Actions.Values.Distinct().Count());

    [Fact]
    public void Details_are_read_as_name_and_value()
    {
        var details = AuditText.Details("""{"role":"Auditor","Pages":1200,"PasswordByMail":true,"CaseId":null,"FactChanges":[],"from":"2026-11-27T02:38:18.127046+00:00","other":["Name","x"]}""");

        Assert.Equal(
            ["役割：監査人", "ページ：1,200", "パスワード通知メール：はい", "開始：令和8年11月27日（金）11時38分18秒", "other：名称・氏名、x"], details.Select(d => $"{d.Key}：{d.Value}"));
    }

    /// <summary>Kind = x.Kind.ToString(), request.CaseId, count: Kind, CaseId and count.</summary>
    private static IEnumerable<string> MembersOf(string afterBrace)
    {
        var (depth, start, at) = (0, 0, 0);
        for (; depth >= 0; at++)
        {
            depth += afterBrace[at] switch { '{' or '(' or '[' => 1, '}' or ')' or ']' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && afterBrace[at] == ','))
            {
                var member = afterBrace[start..at].Split('=')[0].Split('.')[^1].Trim();
                start = at + 1;
                if (member.Length > 0)
                {
                    yield return member;
                }
            }
        }
    }

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Path.Combine(Root, "Portal.Core"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Audit/", StringComparison.Ordinal))
        .Select(File.ReadAllText)
        .Where(source => source.Contains("AuditEvent.By", StringComparison.Ordinal));

    // What is counted for the metrics is no event.
    private static string WithoutComments(string source) => string.Join('\n', source.Split('\n').Where(line =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("Meters.", StringComparison.Ordinal)));

    private static string FolderOf(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, file)))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException(file);
        }

        return folder;
    }

    [GeneratedRegex(@"AuditEvent\.By\w*\([^;]*?nameof\((\w+)\)")]
    private static partial Regex Thing();

    [GeneratedRegex(@"details:\s*new\s*\{")]
    private static partial Regex Details();

    [GeneratedRegex("\"((?:[A-Z][a-z]+){2,})\"")]
    private static partial Regex Code();
}
