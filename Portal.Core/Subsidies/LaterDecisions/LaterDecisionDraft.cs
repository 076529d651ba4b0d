namespace Portal.Core.Subsidies;

/// <summary>What was proposed, and is to become a 決定後の処分.</summary>
/// <param name="Kind">種類.</param>
/// <param name="GrantedBeforeYen">交付決定額 when it was proposed, yen.</param>
/// <param name="GrantedAfterYen">交付決定額 from now on, yen; the same where nothing changes.</param>
/// <param name="Reason">As the letter tells it; empty for none.</param>
/// <param name="ProposedById">Who proposed it.</param>
/// <param name="AsksBack">The caller adds a <see cref="Repayment"/> that stands on it.</param>
/// <param name="AskedForById">Who of the office asked for it, and is told; null where nobody did.</param>
public sealed record LaterDecisionDraft(
    LaterDecisionKind Kind, int GrantedBeforeYen, int GrantedAfterYen, string Reason, Guid ProposedById, bool AsksBack = false,
    Guid? AskedForById = null);
