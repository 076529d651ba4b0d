using MediatR;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What can be chosen to be told of: one prefecture's municipalities, and what was chosen elsewhere; at first the prefectures as a whole.</summary>
/// <param name="Prefecture">Its Latin letters; null while none is chosen.</param>
/// <param name="Chosen">Codes.</param>
/// <param name="WithEnded">Also what was chosen and is no more: it stays until a person leaves it.</param>
public sealed record ListPlaceChoices(string? Prefecture, IReadOnlyList<string> Chosen, bool WithEnded = false) : IRequest<PlaceChoices>;

/// <param name="Here">The prefecture that is shown; null for none.</param>
/// <param name="Choices">What can be ticked, those chosen elsewhere first.</param>
public sealed record PlaceChoices(Prefecture? Here, IReadOnlyList<PlaceChoice> Choices);

/// <param name="Code">Six digits, or two for a whole prefecture.</param>
/// <param name="Name">In words.</param>
public sealed record PlaceChoice(string Code, string Name);

public sealed class ListPlaceChoicesHandler(PortalDbContext db, PublicStatus status) : IRequestHandler<ListPlaceChoices, PlaceChoices>
{
    public async Task<PlaceChoices> Handle(ListPlaceChoices request, CancellationToken cancellationToken)
    {
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        var here = ShippedPlaces.List.Named(request.Prefecture)
            ?? (request.Chosen.FirstOrDefault(c => c.Length is 2 or LocalGovernmentCode.Length) is { } first
                ? ShippedPlaces.List.Prefectures.FirstOrDefault(p => p.Code == first[..2]) : null);
        var elsewhere = request.Chosen
            .Where(c => here is null || !c.StartsWith(here.Code, StringComparison.Ordinal) || (c.Length > 2 && snapshot.Find(c) is null))
            .Distinct().Order(StringComparer.Ordinal)
            .Select(c => (request.WithEnded ? SubscriptionPlaces.NameOfChosen(c, snapshot) : SubscriptionPlaces.NameOf(c, snapshot)) is { } name
                ? new PlaceChoice(c, name) : null)
            .OfType<PlaceChoice>();
        var inside = here is null
            ? ShippedPlaces.List.Prefectures.Select(p => new PlaceChoice(p.Code, SubscriptionPlaces.WholeOf(p)))
            : snapshot.Municipalities.Where(m => m.Prefecture == here)
                .Select(m => new PlaceChoice(m.Code, m.Name)).Prepend(new PlaceChoice(here.Code, SubscriptionPlaces.WholeOf(here)));
        return new PlaceChoices(here, [.. elsewhere, .. inside]);
    }
}
