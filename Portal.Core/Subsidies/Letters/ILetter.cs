using Portal.Core.Pdf;

namespace Portal.Core.Subsidies;

/// <summary>What <see cref="LetterWriter"/> prints: the letter of a 決定, or of a 決定後の処分.</summary>
public interface ILetter
{
    /// <summary>Whose letter it is.</summary>
    Guid DecisionId { get; }

    /// <summary>The PDF's title.</summary>
    string Title { get; }

    /// <summary>確認番号, bare.</summary>
    string Code { get; }

    /// <summary>The paper, in the form of <see cref="DecisionPaper.Css"/>.</summary>
    /// <param name="html">What renders components.</param>
    /// <param name="verifyUrl">Where anybody checks it.</param>
    Task<string> RenderAsync(RazorHtml html, string verifyUrl);
}
