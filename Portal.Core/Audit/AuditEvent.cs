using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Audit;

/// <summary>
/// One line of the audit trail (監査記録): who, what, when, from where, on which object. Append-only; the database
/// numbers the events without gaps and chains their hashes.
/// </summary>
public sealed class AuditEvent
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What somebody does to their own account or 代理 is never done by a 委任, though they may have chosen one.</summary>
    private static readonly HashSet<string> OfPersons = [nameof(Account), nameof(AccountSession), nameof(Office), nameof(Proxy)];

    /// <summary>Gapless number in the chain, given by the database.</summary>
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account, Reviewer, Visitor, Worker or CommandLine.</summary>
    public required string ActorKind { get; init; }

    /// <summary>The account or session reviewer who acted; null for the others.</summary>
    public Guid? ActorId { get; init; }

    public string? ClientAddress { get; init; }

    /// <summary>Past tense, for example ReviewSessionRegistered.</summary>
    public required string Action { get; init; }

    public required string ObjectKind { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>The insurer whose data it concerns; null when none.</summary>
    public Guid? InsurerId { get; init; }

    /// <summary>JSON; never names, addresses, passwords, tokens or contents.</summary>
    public required string Details { get; init; }

    /// <summary>SHA-256 of the event before; 32 zero bytes for the first.</summary>
    public byte[] PreviousHash { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    /// <param name="user">Who is acting.</param>
    /// <param name="at">The UTC instant of the act.</param>
    /// <param name="action">Past tense, for example ReviewSessionRegistered.</param>
    /// <param name="objectKind">The entity's name.</param>
    /// <param name="objectId">The entity's id.</param>
    /// <param name="insurerId">The insurer whose data it concerns.</param>
    /// <param name="details">An anonymous object of numbers, ids and codes; null for none.</param>
    public static AuditEvent By(
        ICurrentUser user, DateTimeOffset at, string action, string objectKind, Guid objectId,
        Guid? insurerId = null, object? details = null) => new()
        {
            At = at,
            ActorKind = user.AccountId is null ? "Visitor" : "Account",
            ActorId = user.AccountId,
            ClientAddress = user.ClientAddress,
            Action = action,
            ObjectKind = objectKind,
            ObjectId = objectId,
            InsurerId = insurerId ?? user.InsurerId,
            Details = user.Proxy is { } proxy && !OfPersons.Contains(objectKind) ? Text(details, proxy) : Text(details),
        };

    /// <summary>An act of somebody who was nobody yet when the request came, such as a sign-in.</summary>
    public static AuditEvent ByAccount(
        Guid accountId, ICurrentUser client, DateTimeOffset at, string action, string objectKind, Guid objectId,
        Guid? insurerId, object? details = null) =>
        ByActor("Account", accountId, client, at, action, objectKind, objectId, insurerId, details);

    /// <summary>An act of a reviewer (審査員), who has no account.</summary>
    public static AuditEvent ByReviewer(
        Guid sessionReviewerId, ICurrentUser client, DateTimeOffset at, string action, string objectKind,
        Guid objectId, Guid insurerId, object? details = null) =>
        ByActor("Reviewer", sessionReviewerId, client, at, action, objectKind, objectId, insurerId, details);

    /// <summary>Something the worker did by itself, such as a purge.</summary>
    public static AuditEvent ByWorker(
        DateTimeOffset at, string action, string objectKind, Guid objectId, Guid? insurerId, object? details = null) =>
        new()
        {
            At = at,
            ActorKind = "Worker",
            Action = action,
            ObjectKind = objectKind,
            ObjectId = objectId,
            InsurerId = insurerId,
            Details = Text(details),
        };

    /// <summary>An act of whoever may run commands on the server; who that is, its operating system knows.</summary>
    public static AuditEvent ByCommandLine(DateTimeOffset at, string action, string objectKind, Guid objectId, object? details = null) =>
        new()
        {
            At = at,
            ActorKind = "CommandLine",
            Action = action,
            ObjectKind = objectKind,
            ObjectId = objectId,
            Details = Text(details),
        };

    private static AuditEvent ByActor(
        string kind, Guid actorId, ICurrentUser client, DateTimeOffset at, string action, string objectKind, Guid objectId,
        Guid? insurerId, object? details) => new()
        {
            At = at,
            ActorKind = kind,
            ActorId = actorId,
            ClientAddress = client.ClientAddress,
            Action = action,
            ObjectKind = objectKind,
            ObjectId = objectId,
            InsurerId = insurerId,
            Details = Text(details),
        };

    /// <summary>What is done by proxy says by which 委任, and of which organisation whoever did it is.</summary>
    private static string Text(object? details, ActingProxy proxy)
    {
        var told = details is null ? new JsonObject() : JsonSerializer.SerializeToNode(details, Json)!.AsObject();
        told["ProxyId"] = proxy.Id;
        told["ByOrganisation"] = proxy.OrganisationId;
        return told.ToJsonString(Json);
    }

    private static string Text(object? details) => details is null ? "{}" : JsonSerializer.Serialize(details, Json);
}

public sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedOnAdd();
        builder.Property(e => e.ActorKind).HasMaxLength(20);
        builder.Property(e => e.ClientAddress).HasMaxLength(45);
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.ObjectKind).HasMaxLength(60);
        builder.Property(e => e.PreviousHash).ValueGeneratedOnAdd();
        builder.Property(e => e.Hash).ValueGeneratedOnAdd();
        builder.HasIndex(e => new { e.ObjectId, e.Id });
        builder.HasIndex(e => new { e.InsurerId, e.Id });
        builder.HasIndex(e => new { e.ActorId, e.Id });
        builder.HasIndex(e => new { e.Action, e.Id });
        builder.HasIndex(e => e.At);
    }
}
