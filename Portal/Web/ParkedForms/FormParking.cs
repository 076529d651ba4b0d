using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Web.ParkedForms;

/// <summary>
/// Keeps what was typed when a form arrives after its session has ended, and gives it back to the same person. See
/// docs/adr: nothing is carried out by itself, and passwords and files are never kept.
/// </summary>
public sealed class FormParking(PortalDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>In the query of the page to which the person comes back.</summary>
    public const string QueryName = "resume";

    /// <summary>In the query of a form's address: it is to be kept even where the session has not ended after all.</summary>
    public const string KeepName = "keep";

    private const int MaxLength = 256 * 1024;
    private static readonly string[] ClosedFolders = ["/account", "/my"];

    private readonly IDataProtector protector = protection.CreateProtector("ParkedForm");

    /// <summary>Asked for only when a form is kept or given back: most pages are neither, and need no database for it.</summary>
    public static FormParking For(HttpContext context) => context.RequestServices.GetRequiredService<FormParking>();

    /// <summary>Where the person goes after proving who they are: the form's page, with what was typed where that can be.</summary>
    public async Task<string> ParkAsync(HttpContext context, Guid accountId)
    {
        var request = context.Request;
        var page = request.PathBase + request.Path + WithoutHandler(request);
        if (!CanPark(context))
        {
            return page;
        }

        try
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            var fields = form.Where(f => IsKept(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray());
            var parked = new ParkedForm
            {
                AccountId = accountId,
                Path = request.Path,
                ProtectedFields = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(fields)),
                ExpiresAt = clock.GetUtcNow() + ParkedForm.Lifetime,
            };
            db.Add(parked);
            await db.SaveChangesAsync(context.RequestAborted);
            return QueryHelpers.AddQueryString(page, QueryName, parked.Id.ToString());
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return page;
        }
    }

    /// <summary>What this person had typed on this page; null when it is no longer kept.</summary>
    public async Task<Dictionary<string, string?[]>?> FindAsync(Guid id, Guid accountId, string? path)
    {
        var now = clock.GetUtcNow();
        var parked = await db.ParkedForms.AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id && f.AccountId == accountId && f.Path == path && f.ExpiresAt > now);
        return parked is null
            ? null
            : JsonSerializer.Deserialize<Dictionary<string, string?[]>>(protector.Unprotect(parked.ProtectedFields)) ?? [];
    }

    /// <summary>
    /// On the page that says that something is not found: where what its reader had typed waits all the same, because they work for another
    /// office now than when they typed it. Null when nothing waits.
    /// </summary>
    public static async Task<string?> WaitingAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IStatusCodeReExecuteFeature>() is { } missed
            && Guid.TryParse(QueryHelpers.ParseQuery(missed.OriginalQueryString).GetValueOrDefault(QueryName), out var id)
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId)
            && await For(context).FindAsync(id, accountId, missed.OriginalPath) is not null
                ? missed.OriginalPathBase + missed.OriginalPath + missed.OriginalQueryString
                : null;
    }

    /// <summary>False for the pages of accounts, which are mostly about passwords and codes.</summary>
    public static bool KeepsFormsOf(PathString path) => !ClosedFolders.Any(folder => path.StartsWithSegments(folder));

    /// <summary>False for what is no small form of a page, too.</summary>
    public static bool CanPark(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Request.HasFormContentType
        && context.Request.ContentLength is > 0 and <= MaxLength
        && context.Request.Path.Value!.Length <= ParkedForm.PathMaxLength
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
        && KeepsFormsOf(context.Request.Path);

    /// <summary>Neither a password nor what belongs to the page itself.</summary>
    internal static bool IsKept(string name) =>
        !name.StartsWith("__", StringComparison.Ordinal) && !name.Contains("Password", StringComparison.OrdinalIgnoreCase);

    // The handler's name belongs to the sending; the page itself is opened again.
    private static QueryString WithoutHandler(HttpRequest request) =>
        QueryString.Create(request.Query.Where(q => q.Key is not ("handler" or QueryName or KeepName)));
}
