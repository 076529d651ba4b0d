using System.Text.RegularExpressions;

namespace Portal.Core.ReviewBoard;

/// <summary>表示名（匿名）: told when it looks like a person's name, never refused, since only a person can know.</summary>
public static partial class CaseLabel
{
    public static bool LooksLikeAName(string label) => NameShape().IsMatch(label.Trim());

    // 山田 花子, ヤマダ　ハナコ, 山田花子様; a single letter or ○○ in the place of a name is a mask.
    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}々〆ヶ\p{IsHiragana}\p{IsKatakana}]{1,6}[ 　][\p{IsCJKUnifiedIdeographs}々\p{IsHiragana}\p{IsKatakana}]{1,6}$|(?<![A-ZＡ-Ｚ○●*＊])[ 　]?(様|さん|氏|殿)$")]
    private static partial Regex NameShape();
}
