using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>構成市町村 as they are typed: 「232017 豊橋市」, one a line.</summary>
public static class MemberLines
{
    public static string Write(IEnumerable<MemberMunicipality> members) =>
        string.Join('\n', members.Select(m => $"{m.Code} {m.Name}"));

    public static Result<IReadOnlyList<MemberMunicipality>> Read(string? text)
    {
        var members = new List<MemberMunicipality>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split([' ', '　', '\t', ','], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || !LocalGovernmentCode.TryNormalise(parts[0], out var code) || parts[1].Length > Insurer.NameMaxLength)
            {
                return InsurerErrors.BadMember(line.Length > 40 ? line[..40] : line);
            }

            members.Add(new MemberMunicipality(code, JapaneseNfc.Normalise(parts[1])));
        }

        return Result<IReadOnlyList<MemberMunicipality>>.Done(members);
    }
}
