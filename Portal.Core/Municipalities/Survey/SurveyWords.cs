using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>What insurer and secretariat write to each other about a survey.</summary>
internal static class SurveyWords
{
    public static Result<string> Read(string? typed, bool isRequired)
    {
        var words = JapaneseNfc.Normalise(typed ?? "").ReplaceLineEndings("\n").Trim();
        return words.Length == 0 && isRequired ? SurveyErrors.ReasonMissing
            : words.Length > SurveyReopening.WordsMaxLength ? SurveyErrors.ReasonTooLong
            : HiddenCharacters.AreInLines(words) ? SurveyErrors.ReasonHidden
            : words;
    }
}
