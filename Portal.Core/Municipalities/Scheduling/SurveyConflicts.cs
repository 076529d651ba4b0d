using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>回答の矛盾を探す. What is asked again goes to the insurer as it stands here.</summary>
public static class SurveyConflicts
{
    /// <summary>適合基準日: by then every insurer's system conforms; nobody can postpone it.</summary>
    public static readonly DateOnly ConformityDay = new(2027, 1, 1);

    private const string NoVendor = "システムベンダの回答がありません";
    private const string MembersConnect = "接続する団体は構成市町村と回答しています";
    private const string StandardisationIs = "標準準拠システムへの移行は";

    /// <returns>In the order of registration, then of the reasons.</returns>
    public static IReadOnlyList<SurveyConflict> In(IEnumerable<SetupAnswer> answers, ScheduleTerms terms)
    {
        var ordered = answers.OrderBy(a => a.RegistrationOrder).ThenBy(a => a.InsurerId).ToList();
        var groups = ordered.Where(a => a.GroupId is not null && a.WishedMonth is not null).ToLookup(a => a.GroupId);
        return [.. ordered.SelectMany(a => Defects(a, terms).Concat(Differences(a, groups[a.GroupId])).Concat(TooEarly(a, terms)))];
    }

    /// <returns>The member of the 回答票 that the conflict is about.</returns>
    public static string FieldOf(SurveyConflict conflict) =>
        conflict.First == MembersConnect ? nameof(SurveyForm.ConnectingBody)
        : conflict.Second == NoVendor ? nameof(SurveyForm.VendorId)
        : conflict.First.StartsWith(StandardisationIs, StringComparison.Ordinal) ? nameof(SurveyForm.StandardisedOn)
        : nameof(SurveyForm.WishedMonth);

    private static IEnumerable<SurveyConflict> Defects(SetupAnswer answer, ScheduleTerms terms)
    {
        if (answer.WishedMonth is not { } wished)
        {
            yield return Defect(answer, "アンケートに回答しています", "初期セットアップの希望の月がありません");
        }
        else if (wished > terms.LastMonth)
        {
            yield return Defect(answer, Wish(wished), $"初期セットアップは{terms.LastDay.ToJapanText()}までに完了する必要があります");
        }

        if (answer.VendorName is null)
        {
            yield return Defect(answer, "アンケートに回答しています", NoVendor);
        }

        if (answer.ConnectingBody == ConnectingBody.Members)
        {
            yield return Defect(answer, MembersConnect, "保険者機能のある広域連合・一部事務組合は、みずから接続します");
        }

        if (answer.StandardisedOn is { } standardised)
        {
            if (standardised > ConformityDay)
            {
                yield return Defect(answer, Standardisation(standardised), $"適合基準日は{ConformityDay.ToJapanText()}で、延期できません");
            }

            if (answer.WishedMonth < YearMonth.Of(standardised))
            {
                yield return Defect(answer, Wish(answer.WishedMonth.Value), Standardisation(standardised));
            }
        }
    }

    private static IEnumerable<SurveyConflict> Differences(SetupAnswer answer, IEnumerable<SetupAnswer> members)
    {
        if (answer.WishedMonth is { } wished && members.FirstOrDefault(m => m.WishedMonth != wished) is { } other)
        {
            yield return new SurveyConflict(
                answer.InsurerId,
                ReconfirmationReason.MembersDiffer,
                $"{answer.Name}の希望は{wished.ToJapanText()}です",
                $"同じ時期に行う{other.Name}の希望は{other.WishedMonth!.Value.ToJapanText()}です");
        }
    }

    // A wish before the first month is asked again whatever the vendor can; only the others are compared with it.
    private static IEnumerable<SurveyConflict> TooEarly(SetupAnswer answer, ScheduleTerms terms)
    {
        if (answer.WishedMonth is not { } wished)
        {
            yield break;
        }

        if (wished < terms.FirstMonth)
        {
            yield return Early(answer, wished, $"初期セットアップを始められるのは{terms.FirstMonth.ToJapanText()}からです");
        }
        else if (answer.VendorFrom is { } from && wished < from)
        {
            yield return Early(answer, wished, $"システムベンダ（{answer.VendorName}）が対応できるのは{from.ToJapanText()}からです");
        }
    }

    private static SurveyConflict Defect(SetupAnswer answer, string first, string second) =>
        new(answer.InsurerId, ReconfirmationReason.DefectiveAnswer, first, second);

    private static SurveyConflict Early(SetupAnswer answer, YearMonth wished, string second) =>
        new(answer.InsurerId, ReconfirmationReason.EarlierThanPossible, Wish(wished), second);

    private static string Wish(YearMonth month) => $"初期セットアップの希望は{month.ToJapanText()}です";

    private static string Standardisation(DateOnly day) => $"{StandardisationIs}{day.ToJapanText()}です";
}
