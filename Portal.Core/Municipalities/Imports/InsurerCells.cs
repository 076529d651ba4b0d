using Portal.Core.Csv;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>Reads the cells of an insurer's row, with what is registered of municipalities and vendors.</summary>
/// <param name="municipalities">Names by code.</param>
/// <param name="vendors">Ids by their name as it is compared.</param>
internal sealed class InsurerCells(Dictionary<string, string> municipalities, Dictionary<string, Guid> vendors)
{
    /// <summary>What a form would say; what cannot be read is added to the problems.</summary>
    public AddInsurer Read(CsvLine line, Insurer? insurer, List<CsvProblem> problems) => new(
        insurer?.Id ?? Guid.CreateVersion7(), line[InsurerCsv.Number], line[InsurerCsv.Name],
        KindIn(line, problems) is { } kind ? kind : insurer?.Kind,
        MembersIn(line, insurer, problems), FunctionIn(line, insurer, problems), VendorIn(line, insurer, problems));

    public IReadOnlyList<string> ChangesOf(Insurer insurer, AddInsurer fields)
    {
        var changes = new List<string>();
        var members = MemberLines.Read(fields.Members).Value;
        Note("名称", insurer.Name, JapaneseNfc.Normalise(fields.Name!.Trim()));
        Note("種別", insurer.Kind.Text(), fields.Kind!.Value.Text());
        Note("保険者機能", InsurerCsv.FunctionText(insurer.HasInsurerFunction), InsurerCsv.FunctionText(fields.HasInsurerFunction));
        Note("構成市町村", MembersText(insurer.Members), MembersText(members));
        Note("システムベンダ", VendorText(insurer.VendorId), VendorText(fields.VendorId));
        return changes;

        void Note(string what, string before, string after)
        {
            if (before != after)
            {
                changes.Add($"{what}：{before} → {after}");
            }
        }
    }

    private static InsurerKind? KindIn(CsvLine line, List<CsvProblem> problems)
    {
        foreach (var kind in Enum.GetValues<InsurerKind>())
        {
            if (line[InsurerCsv.Kind] == kind.Text())
            {
                return kind;
            }
        }

        problems.Add(line.Problem(InsurerCsv.Kind, "種別は「市町村」「広域連合」「一部事務組合」のどれかで書いてください。"));
        return null;
    }

    private static bool FunctionIn(CsvLine line, Insurer? insurer, List<CsvProblem> problems)
    {
        switch (line[InsurerCsv.Function])
        {
            case "":
                return insurer?.HasInsurerFunction ?? true;
            case "あり":
                return true;
            case "なし":
                return false;
            default:
                problems.Add(line.Problem(InsurerCsv.Function, "保険者機能は「あり」か「なし」と書くか、空にしてください。"));
                return true;
        }
    }

    private string MembersIn(CsvLine line, Insurer? insurer, List<CsvProblem> problems)
    {
        if (line[InsurerCsv.Members].Length == 0)
        {
            return MemberLines.Write(insurer?.Members ?? []);
        }

        var members = new List<MemberMunicipality>();
        foreach (var typed in line[InsurerCsv.Members].Split(InsurerCsv.MemberSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!LocalGovernmentCode.TryNormalise(typed, out var code) || !municipalities.TryGetValue(code, out var name))
            {
                problems.Add(line.Problem(InsurerCsv.Members, $"「{typed}」は市町村の一覧にない団体コードです。6桁の団体コードを空白で区切って書いてください。"));
            }
            else if (members.TrueForAll(m => m.Code != code))
            {
                members.Add(new MemberMunicipality(code, name));
            }
        }

        return MemberLines.Write(members);
    }

    private Guid? VendorIn(CsvLine line, Insurer? insurer, List<CsvProblem> problems)
    {
        var typed = line[InsurerCsv.Vendor];
        if (typed.Length == 0)
        {
            return insurer?.VendorId;
        }

        if (vendors.TryGetValue(SystemVendor.KeyOf(typed), out var id))
        {
            return id;
        }

        problems.Add(line.Problem(InsurerCsv.Vendor, $"「{typed}」は登録されていません。先にシステムベンダを登録するか、空にしてください。"));
        return null;
    }

    private static string MembersText(IEnumerable<MemberMunicipality> members) =>
        string.Join('、', members.Select(m => m.Name)) is { Length: > 0 } names ? names : "なし";

    private string VendorText(Guid? id) => vendors.FirstOrDefault(v => v.Value == id).Key ?? "未登録";
}
