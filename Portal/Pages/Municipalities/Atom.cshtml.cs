using System.Globalization;
using System.Xml.Linq;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Links;
using Portal.Core.Municipalities;

namespace Portal.Pages.Municipalities;

/// <summary>The newest publications as an Atom feed; addresses and ids come from the setting, never from the request.</summary>
public sealed class AtomModel(IMediator mediator, PortalUrls urls) : PageModel
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<IActionResult> OnGetAsync(string? prefecture, CancellationToken cancellationToken)
    {
        var place = ShippedPlaces.List.Named(prefecture);
        var list = await mediator.Send(new ListPublications(place?.Romaji), cancellationToken);
        var self = urls.To(place is null ? "/municipalities.atom" : $"/municipalities.atom?prefecture={place.Romaji}");
        var feed = new XElement(
            Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "ja"),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", $"{place?.Name}市町村の対応状況の更新"),
            new XElement(Atom + "updated", Instant(list.PublishedAt ?? DateTimeOffset.UnixEpoch)),
            new XElement(Atom + "author", new XElement(Atom + "name", "介護情報基盤ポータル")),
            Link("self", self), Link("alternate", urls.To(place is null ? "/municipalities" : $"/municipalities/{place.Romaji}")),
            list.Newest.Select(Entry));
        return Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}", "application/atom+xml; charset=utf-8");
    }

    private XElement Entry(Publication publication)
    {
        var address = urls.To($"/municipalities/{publication.Prefecture.Romaji}/{publication.Code}");
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", string.Create(CultureInfo.InvariantCulture, $"{address}#{publication.Mark}{publication.Version}")),
            new XElement(Atom + "title", $"{publication.Name}：{publication.Said}"),
            new XElement(Atom + "updated", Instant(publication.PublishedAt)),
            Link("alternate", address),
            publication.Reason is null ? null : new XElement(Atom + "summary", $"理由：{publication.Reason}"));
    }

    private static XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
