namespace Portal.Core.ReviewBoard;

/// <summary>Somebody to whom the packet would go, beside what the register says of the same person today.</summary>
/// <param name="Name">For the sentence that names this person.</param>
/// <param name="IsInvited">Was sent an earlier version: its address is mended where the link is replaced too.</param>
/// <param name="IsActive">False once the register says 無効.</param>
/// <param name="HasRegisterAddress">Whether the mail would go where the register says.</param>
/// <param name="IsAsInRegister">Name and profession too.</param>
public sealed record ChosenReviewer(string Name, bool IsInvited, bool IsActive, bool HasRegisterAddress, bool IsAsInRegister)
{
    private const int NamesShown = 5;

    public static IEnumerable<string> Missing(IReadOnlyList<ChosenReviewer> chosen, int? stated)
    {
        if (chosen.Count == 0)
        {
            yield return "審査員が選ばれていません。資料を送る審査員を選んでください。";
        }
        else if (stated is not { } count)
        {
            yield return "審査員の人数がありません。人数を入力してください。";
        }
        else if (count != chosen.Count)
        {
            yield return $"審査員の人数（{count}名）と、選んだ審査員（{chosen.Count}名）が違います。どちらかを直してください。";
        }

        if (Names(chosen.Where(r => !r.IsActive)) is { } inactive)
        {
            yield return $"{inactive}は、名簿で無効になっています。チェックを外すか、名簿で有効に戻してください。";
        }

        if (Names(chosen.Where(r => r.IsActive && !r.IsInvited && !r.IsAsInRegister)) is { } changed)
        {
            yield return $"{changed}の名簿の内容が、選んだあとに変わりました。いまの氏名・職種・メールアドレスを確かめて、保存し直してください。";
        }
    }

    /// <summary>An address may have been corrected for this session alone, so it is only said; null when there is nothing to say.</summary>
    public static string? Warning(IReadOnlyList<ChosenReviewer> chosen) =>
        Names(chosen.Where(r => r.IsActive && r.IsInvited && !r.HasRegisterAddress)) is { } names
            ? $"{names}へ送るアドレスが、名簿のメールアドレスと違います。名簿のほうが正しいときは、参照状況の「アドレスを直す」で直してください。"
            : null;

    private static string? Names(IEnumerable<ChosenReviewer> reviewers) =>
        reviewers.Select(r => $"{r.Name}さん").ToList() switch
        {
            [] => null,
            { Count: > NamesShown } many => $"{string.Join('、', many.Take(NamesShown))}など{many.Count}名",
            var few => string.Join('、', few),
        };
}
