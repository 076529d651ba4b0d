namespace Portal.Core.Municipalities;

/// <summary>再確認の理由: these three, and no other.</summary>
public enum ReconfirmationReason
{
    /// <summary>回答に不備がある.</summary>
    DefectiveAnswer,

    /// <summary>構成市町村の回答がそろわない.</summary>
    MembersDiffer,

    /// <summary>対応できる時期より早い.</summary>
    EarlierThanPossible,
}

/// <summary>再確認すること: two facts that cannot both hold.</summary>
/// <param name="First">What was answered, without 。 at its end.</param>
/// <param name="Second">What stands against it, without 。 at its end.</param>
public sealed record SurveyConflict(Guid InsurerId, ReconfirmationReason Reason, string First, string Second)
{
    public string Sentence => $"{First}が、{Second}。";
}
