using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What the insurers' answers say for the schedule: of each insurer with 保険者機能, いま有効な回答.</summary>
internal static class RequestsFromAnswers
{
    /// <returns>In the order of registration; also those that have not answered, with what is known of their vendor and without a wish.</returns>
    public static async Task<IReadOnlyList<SetupAnswer>> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var book = await db.AnswersInForceAsync(cancellationToken);
        var answers = book.Answers.ToDictionary(a => a.Setup.InsurerId, a => a.Setup);
        return [.. book.Insurers.Index().Where(i => i.Item.HasInsurerFunction)
            .Select(i => answers.GetValueOrDefault(i.Item.Id) ?? Unanswered(i.Item, i.Index + 1, book))];
    }

    private static SetupAnswer Unanswered(Insurer insurer, int order, AnswerBook book)
    {
        var vendor = book.Vendors.GetValueOrDefault(insurer.Id);
        return new SetupAnswer(
            insurer.Id, insurer.Name, order, null, null, vendor?.Name, vendor?.PossibleFrom is { } from ? YearMonth.Of(from) : null,
            book.Groups.TryGetValue(insurer.Id, out var group) ? group : null);
    }
}
